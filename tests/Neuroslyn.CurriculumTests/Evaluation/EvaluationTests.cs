using Neuroslyn.CurriculumTests.Optimizers;

namespace Neuroslyn.CurriculumTests.Evaluation;

/// <summary>Splits, folds, learning curves, early stopping.</summary>
public class EvaluationTests
{
    [Theory]
    [InlineData(100, 60, 20, 20)]
    [InlineData(101, 61, 20, 20)]
    public void S108_Split_6_2_2(int count, int training, int validation, int test)
    {
        Dataset<double> data = Numbered(count);
        (Dataset<double> first, Dataset<double> second, Dataset<double> third) = data.Split(0.6, 0.2, 0.2, seed: 1);

        Assert.Equal((training, validation, test), (first.Count, second.Count, third.Count));
        Assert.Equal(Enumerable.Range(0, count), Numbers(first).Concat(Numbers(second)).Concat(Numbers(third)).Order());
        Assert.Equal(Numbers(first), Numbers(data.Split(0.6, 0.2, 0.2, seed: 1).Training));
        Assert.NotEqual(Numbers(first), Numbers(data.Split(0.6, 0.2, 0.2, seed: 2).Training));
    }

    [Fact]
    public void S109_FiveFolds_ValidateEverySampleOnce_AndLeaveTheTestSetAlone()
    {
        (Dataset<double> development, Dataset<double> test) = Numbered(120).Split(100 / 120.0, 20 / 120.0, seed: 1);
        CrossValidationResult<double> result = CrossValidation.Run(
            _ => new LineThroughOrigin(), development, new TrainingOptions<double> { Optimizer = new Sgd(1e-5), Epochs = 3 }, new CrossValidationOptions<double> { Folds = 5 });

        Assert.Equal(Enumerable.Range(0, 100), result.Folds.SelectMany(fold => fold.ValidationIndices).Order());
        Assert.Equal(5, result.Folds.Select(fold => fold.Network).Distinct().Count());
        Assert.All(result.Folds, fold => Assert.Equal(20, fold.Validation.SampleCount));
        Assert.Equal(result.Folds.Average(fold => fold.Validation.Loss!.Value), result.MeanLoss, 1e-12);
        foreach (Fold<double> fold in development.Folds(5, seed: 0))
        {
            Assert.Empty(Numbers(fold.Training).Concat(Numbers(fold.Validation)).Intersect(Numbers(test)));
        }
    }

    [Fact]
    public void S098_TrainingReport_HasBothCurvesAndTheGap()
    {
        // A useful slope of 1 on the training part, 2 on the validation part: training fits the one and not the other.
        Dataset<double> training = Dataset.FromMemory<double>(new double[] { 1, 2 }, 1, new double[] { 1, 2 }, 1);
        Dataset<double> validation = Dataset.FromMemory<double>(new double[] { 1 }, 1, new double[] { 2 }, 1);
        TrainingHistory history = new LineThroughOrigin().Fit(training, new TrainingOptions<double>
        {
            Optimizer = new Sgd(0.1),
            Epochs = 50,
            BatchSize = 2,
            Validation = validation,
        });

        Assert.All(history.Epochs, epoch => Assert.Equal(epoch.ValidationLoss - epoch.Loss, epoch.Gap));
        Assert.Equal(1, history.Epochs[^1].Gap!.Value, 1e-3);
    }

    [Fact]
    public void S107_EarlyStopping_EndsAfterTheFifthValue_AndRestoresTheThird()
    {
        // The weight grows by 1 per epoch; |w - 3| + 3 on the validation part is 5, 4, 3, 4, 5, 6.
        Dataset<double> training = Dataset.FromMemory<double>(new double[] { 1 }, 1, new double[] { 100 }, 1);
        Dataset<double> validation = Dataset.FromMemory<double>(new double[] { 2, 0 }, 1, new double[] { 6, 6 }, 1);
        var network = new AbsoluteLine();
        network.Slope.Weights[0, 0] = 0;
        TrainingHistory history = network.Fit(training, new TrainingOptions<double>
        {
            Optimizer = new Sgd(1),
            Epochs = 10,
            BatchSize = 1,
            Validation = validation,
            EarlyStopping = new EarlyStopping(patience: 2),
        });

        Assert.Equal([5, 4, 3, 4, 5], history.Epochs.Select(epoch => epoch.ValidationLoss!.Value));
        Assert.Equal(TrainingOutcome.StoppedEarly, history.Outcome);
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3, network.Slope.Weights[0, 0]);
    }

    [Fact]
    public void S113_History_IsExportedWithStepLossAndLearningRate()
    {
        TrainingHistory history = new LineThroughOrigin().Fit(Numbered(10), new TrainingOptions<double>
        {
            Optimizer = new Sgd(1e-3),
            Schedule = new StepDecay(0.5, 1),
            Epochs = 3,
            BatchSize = 5,
        });
        using var writer = new StringWriter();
        history.WriteCsv(writer);
        string[][] lines = [.. writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

        Assert.Equal(["epoch", "step", "loss"], lines[0][..3]);
        Assert.Equal(["2", "4", "6"], lines[1..].Select(line => line[Array.IndexOf(lines[0], "step")]));
        Assert.Equal(["0.001", "0.0005", "0.00025"], lines[1..].Select(line => line[Array.IndexOf(lines[0], "learning_rate")]));
    }

    private static Dataset<double> Numbered(int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        return Dataset.FromMemory<double>(values, 1, values, 1);
    }

    private static IEnumerable<int> Numbers(Dataset<double> data) => data.Inputs.Values.ToArray().Select(value => (int)value);
}
