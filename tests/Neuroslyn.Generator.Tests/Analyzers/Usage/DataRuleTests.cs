using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.Usage.UsageCode;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

public sealed class DataRuleTests
{
    [Theory]
    [InlineData("data.{|NSL6004:Split|}(0.8, 0.3, 1)", "Shares of a split are positive and add up to 1: 0.8 + 0.3 = 1.1")]
    [InlineData("data.{|NSL6004:Split|}(0.6, 0.2, 0.1, 1)", "Shares of a split are positive and add up to 1: 0.6 + 0.2 + 0.1 = 0.9")]
    [InlineData("data.Split(1, {|NSL6004:0|}, 1)", "Shares of a split are positive and add up to 1: 0 is not positive")]
    [InlineData("data.Split({|NSL6004:-0.5|}, 1.5, seed: 2)", "Shares of a split are positive and add up to 1: -0.5 is not positive")]
    public Task Shares_AreNSL6004(string split, string message) => VerifyOne(DiagnosticSeverity.Error, message, $"_ = {split};");

    [Theory]
    [InlineData("data.Split(0.7, 0.3, 1)")]
    [InlineData("data.Split(0.7, 0.2, 0.1, 1)")]
    [InlineData("data.Split(2.0 / 3, 1.0 / 3, 1)")]
    public Task SharesOfOne_AreSilent(string split) => Verify($"_ = {split}; double share = double.Parse(\"1\"); _ = data.Split(share, 0.9, 1);");

    [Fact]
    public Task BytesAsInputs_AreNSL6006() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'inputs' holds bytes as they are, 0 to 255; divide by 255 to get inputs of 0 to 1",
        """
        var inputs = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i]; }
        var set = Dataset.FromLabels<float>({|NSL6006:inputs|}, 784, labels, 10);
        var (training, validation) = set.Split(0.8, 0.2, 1);
        classifier.Fit(training, new TrainingOptions { Validation = validation });
        """);

    [Fact]
    public Task BytesConvertedByLinq_AreNSL6006() => Verify(
        """
        var inputs = pixels.Select(pixel => (float)pixel).ToArray();
        classifier.Fit(Dataset.FromLabels<float>({|NSL6006:inputs|}, 784, labels, 10));
        classifier.Fit(Dataset.FromLabels<float>({|NSL6006:Array.ConvertAll(pixels, pixel => (float)pixel)|}, 784, labels, 10));
        var rows = new float[100][];
        for (int row = 0; row < 100; row++)
        {
            rows[row] = new float[784];
            for (int i = 0; i < 784; i++) { rows[row][i] = pixels[(row * 784) + i]; }
        }

        classifier.Fit(Dataset.FromLabels<float>({|NSL6006:rows|}, labels, 10));
        """);

    [Fact]
    public Task ScaledBytesAndOtherNumbers_AreSilent() => Verify(
        """
        var scaled = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { scaled[i] = pixels[i] / 255f; }
        classifier.Fit(Dataset.FromLabels<float>(scaled, 784, labels, 10));

        var late = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { late[i] = pixels[i]; }
        for (int i = 0; i < pixels.Length; i++) { late[i] /= 255; }
        classifier.Fit(Dataset.FromLabels<float>(late, 784, labels, 10));

        var elsewhere = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { elsewhere[i] = pixels[i]; }
        Scale(elsewhere);
        classifier.Fit(Dataset.FromLabels<float>(elsewhere, 784, labels, 10));

        var numbers = new float[labels.Length];
        for (int i = 0; i < labels.Length; i++) { numbers[i] = labels[i]; }
        classifier.Fit(Dataset.FromMemory<float>(numbers, 784, numbers, 10));

        classifier.Fit(Dataset.FromLabels<float>(pixels.Select(pixel => pixel / 255f).ToArray(), 784, labels, 10));

        var unused = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { unused[i] = pixels[i]; }
        Pass(Dataset.FromLabels<float>(unused, 784, labels, 10));
        """,
        "static void Scale(float[] values) { } static void Pass(Dataset<float> data) { }");

    [Fact]
    public Task IndicesForCrossEntropy_AreNSL3011() => VerifyOne(
        DiagnosticSeverity.Warning,
        "The targets do not fit the outputs of 'Classifier': they are one value per sample, but cross entropy compares 10 probabilities; make the data set with Dataset.FromLabels",
        "var targets = new float[100]; var set = Dataset.FromMemory<float>(new float[78400], 784, targets, 1); classifier.Fit({|NSL3011:set|});");

    [Fact]
    public Task OneHotRowsForOneOutput_AreNSL3011() => VerifyOne(
        DiagnosticSeverity.Warning,
        "The targets do not fit the outputs of 'YesOrNo': Dataset.FromLabels makes rows of 2 values, but there is one output; use Dataset.FromMemory with targets 0 and 1",
        "var set = Dataset.FromLabels<float>(new float[1300], 13, labels, 2); new YesOrNo().Fit({|NSL3011:set.Split(0.8, 0.2, 1).First|});");

    [Fact]
    public Task TargetsThatFit_AreSilent() => Verify(
        """
        classifier.Fit(Dataset.FromLabels<float>(new float[78400], 784, labels, 10));
        new YesOrNo().Fit(Dataset.FromMemory<float>(new float[1300], 13, new float[100], 1));
        regressor.Fit(Dataset.FromMemory<float>(new float[1300], Regressor.InputSize, new float[100], Regressor.OutputSize));
        """);

    [Fact]
    public Task OrderOfTheFile_IsNSL6009() => VerifyOne(
        DiagnosticSeverity.Info,
        "Without shuffling, the batches come as 'set' holds them; if the classes stand together there, each step unlearns the others",
        "var set = Mnist.LoadTraining(\"mnist\"); classifier.Fit(set, new TrainingOptions { Shuffle = {|NSL6009:false|} });");

    [Fact]
    public Task OrdersThatMayBeRandom_AreSilent() => Verify(
        """
        classifier.Fit(Mnist.LoadTraining("mnist").Split(0.8, 0.2, 1).First, new TrainingOptions { Shuffle = false });
        classifier.Fit(data, new TrainingOptions { Shuffle = false });
        classifier.Fit(Mnist.LoadTraining("mnist"), new TrainingOptions { Shuffle = true });
        regressor.Fit(Dataset.FromMemory<float>(new float[1300], 13, new float[100], 1), new TrainingOptions { Shuffle = false });
        """);

    [Fact]
    public Task TurnedDigits_AreNSL6010() => VerifyOne(
        DiagnosticSeverity.Info,
        "RandomAffine turns digits by up to 90 degrees; a turned 6 is a 9",
        """
        var turned = new RandomAffine(28, 28) { MaximumRotation = {|NSL6010:90|} };
        classifier.Fit(Mnist.LoadTraining("data/mnist"), new TrainingOptions { Augmentation = turned });
        new DigitClassifier().Fit(data, new TrainingOptions { Augmentation = new RandomAffine(28, 28) { MaximumRotation = {|NSL6010:180|} } });
        """);

    [Theory]
    [InlineData("classifier", "Mnist.LoadTraining(\"data/mnist\")", "10")]
    [InlineData("classifier", "Mnist.LoadTraining(\"data/fashion-mnist\")", "90")]
    [InlineData("classifier", "data", "90")]
    public Task HarmlessRotations_AreSilent(string network, string set, string angle) =>
        Verify($"{network}.Fit({set}, new TrainingOptions {{ Augmentation = new RandomAffine(28, 28) {{ MaximumRotation = {angle} }} }});");

    /// <summary>What a training uses is judged, whatever it is put together from, and nothing else in the member.</summary>
    [Fact]
    public Task CombinedAugmentations_AreFollowed() => Verify(
        """
        var mixed = Augmentations.Sequence(new GaussianNoise { StandardDeviation = 0.1 }, {|NSL6010:new RandomHorizontalFlip(28, 28)|});
        classifier.Fit(Mnist.LoadTraining("data/mnist"), new TrainingOptions { Augmentation = mixed });
        classifier.Fit(Mnist.LoadTraining("data/mnist"), new TrainingOptions { Augmentation = Augmentations.Sometimes({|NSL6010:new RandomHorizontalFlip(28, 28)|}, 0.5) });
        classifier.Fit(data, new TrainingOptions { Augmentation = new RandomHorizontalFlip(28, 28) });
        classifier.Fit(Mnist.LoadTraining("data/mnist"), new TrainingOptions { Augmentation = {|NSL6010:Shared|} });
        """,
        "static readonly RandomHorizontalFlip Shared = new(28, 28);");

    [Fact]
    public Task DigitsTurnedByHand_AreNSL6010() => Verify(
        """
        var digits = Mnist.LoadTraining("data/mnist");
        var clothes = Mnist.LoadTraining("data/fashion-mnist");
        var flip = {|NSL6010:new RandomHorizontalFlip(28, 28)|};
        var copy = new float[784];
        flip.Augment(digits.Inputs[0], copy, ref random);
        new RandomHorizontalFlip(28, 28).Augment(clothes.Inputs[0], copy, ref random);
        """);

    [Fact]
    public Task SoftenedValidationLabels_AreNSL6008() => Verify(
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        classifier.Fit(training.SmoothLabels(0.1), new TrainingOptions { Validation = {|NSL6008:validation|}.SmoothLabels(0.1) });
        """);

    [Fact]
    public Task AugmentedEvaluation_IsNSL6008() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'validation.Inputs[i]' is held back to judge the network; augmentation belongs to the training data",
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        var shifted = new RandomAffine(28, 28) { MaximumShift = 2 };
        var copy = new float[784];
        for (int i = 0; i < validation.Count; i++) { shifted.Augment({|NSL6008:validation.Inputs[i]|}, copy, ref random); }
        shifted.Augment(training.Inputs[0], copy, ref random);
        shifted.Augment(data.Inputs[0], copy, ref random);
        """);

    [Fact]
    public Task AveragingOverAugmentedCopies_IsSilent() => Verify(
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        var shifted = new RandomAffine(28, 28) { MaximumShift = 2 };
        var copy = new float[784];
        var outputs = new float[10];
        for (int i = 0; i < 5; i++) { shifted.Augment(test.Inputs[0], copy, ref random); classifier.Predict(copy, outputs); }
        """);

    [Fact]
    public Task DividedLabels_AreNSL6011() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'classes' are class labels; divided by 255 as integers, all become 0 or 1",
        "var classes = new int[labels.Length]; for (int i = 0; i < labels.Length; i++) { classes[i] = labels[i] / 255; } _ = Dataset.FromLabels<float>(new float[784], 784, {|NSL6011:classes|}, 10);");

    [Fact]
    public Task LabelsAsTheyAre_AreSilent() => Verify(
        """
        var decades = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++) { decades[i] = labels[i] / 10; }
        _ = Dataset.FromLabels<float>(new float[784], 784, decades, 10);
        var classes = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++) { classes[i] = labels[i]; }
        _ = Dataset.FromLabels<float>(new float[784], 784, classes, 10);
        """);

    [Fact]
    public Task PreparedDataThatNothingUses_AreNSL6013() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'scaled' is computed, but 'inputs' is trained on",
        """
        var inputs = new float[78400];
        var {|NSL6013:scaled|} = Normalize(inputs);
        classifier.Fit(Dataset.FromLabels<float>(inputs, 784, labels, 10));
        """,
        "static float[] Normalize(float[] values) => values;");

    [Fact]
    public Task PreparedDataThatAreUsed_AreSilent() => Verify(
        """
        var inputs = new float[78400];
        var scaled = Normalize(inputs);
        classifier.Fit(Dataset.FromLabels<float>(scaled, 784, labels, 10));
        var count = NormalizeInPlace(inputs);
        classifier.Fit(Dataset.FromLabels<float>(inputs, 784, labels, 10));
        var largest = Largest(inputs);
        """,
        "static float[] Normalize(float[] values) => values; static int NormalizeInPlace(float[] values) => 0; static float Largest(float[] values) => 0;");

    [Fact]
    public Task StatisticsOfDataHeldBack_AreNSL6005() => VerifyOne(
        DiagnosticSeverity.Warning,
        "Standardization takes its statistics from 'test', which is held back; fit it to the training part alone",
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        _ = Standardization.Fit({|NSL6005:test|});
        _ = MinMaxScaling.Fit({|NSL6005:validation|});
        _ = Standardization.Fit({|NSL6005:test.Targets|});
        _ = Standardization.Fit(training.Targets);
        """);

    [Fact]
    public async Task StatisticsOfAllData_AreNSL6005()
    {
        AnalyzerRun run = await Verify(
            """
            var scaling = Standardization.Fit({|NSL6005:data|});
            var (training, validation) = scaling.Transform(data).Split(0.8, 0.2, 1);
            classifier.Fit(training, new TrainingOptions { Validation = validation });
            var (first, second) = other.Split(0.8, 0.2, 1);
            var late = Standardization.Fit({|NSL6005:other|});
            classifier.Fit(late.Transform(first), new TrainingOptions { Validation = late.Transform(second) });
            """);

        await Verify("var all = MinMaxScaling.Fit({|NSL6005:data|}); _ = CrossValidation.Run<float>(seed => new Classifier(seed), all.Transform(data)); _ = CrossValidation.Run<float>(seed => new Classifier(seed), other, new TrainingOptions { EarlyStopping = new(3) });");
        Assert.Equal(
        [
            "Standardization takes its statistics from 'data', which is split afterwards; fit it to the training part alone",
            "Standardization takes its statistics from 'other', of which only a part is trained on; fit it to the training part alone",
        ], run.Messages("NSL6005"));
    }

    [Fact]
    public Task StatisticsOfTheTrainingPart_AreSilent() => Verify(
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        var scaling = Standardization.Fit(training);
        classifier.Fit(scaling.Transform(training), new TrainingOptions { Validation = scaling.Transform(validation) });
        foreach (var fold in other.Folds(5, 1))
        {
            var each = Standardization.Fit(fold.Training);
            new Classifier().Fit(each.Transform(fold.Training), new TrainingOptions { Validation = each.Transform(fold.Validation) });
        }

        var final = Standardization.Fit(data);
        classifier.Fit(final.Transform(data));
        """);

    [Fact]
    public Task NormalisedBytes_AreSilent() => Verify(
        """
        var inputs = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i]; }
        var set = Dataset.FromLabels<float>(inputs, 784, labels, 10);
        classifier.Fit(Standardization.Fit(set).Transform(set));
        """);

    [Fact]
    public Task TransformedLabels_AreNSL6011() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'set' are class labels; a transformation of features makes other numbers of them",
        "var set = Dataset.FromLabels<float>(new float[784], 784, labels, 10); var scaling = Standardization.Fit(other); _ = scaling.{|NSL6011:TransformTargets|}(set); _ = scaling.TransformTargets(data);");

    [Fact]
    public Task TransformedDataThatNothingUses_AreNSL6013() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'scaled' is computed, but 'other' is trained on",
        "var scaling = Standardization.Fit(data); scaling.{|NSL6013:Transform|}(data); classifier.Fit(data); var {|NSL6013:scaled|} = scaling.Transform(other); classifier.Fit(other);");

    [Fact]
    public Task TransformedDataThatAreUsed_AreSilent() => Verify(
        "var scaling = Standardization.Fit(data); var scaled = scaling.Transform(data); classifier.Fit(scaled); classifier.Fit(data);");

    [Fact]
    public Task RegressionOnTransformedData_IsSilent() => Verify(
        "var scaling = Standardization.Fit(data); regressor.Fit(scaling.Transform(data), new TrainingOptions { Optimizer = new Sgd(0.1) });");
}
