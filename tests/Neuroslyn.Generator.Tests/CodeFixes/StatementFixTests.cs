using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Neuroslyn.Generator.Tests.CodeFixes;

/// <summary>Repairs that write, move and rewrite statements of code that trains networks.</summary>
public sealed class StatementFixTests
{
    private const string HoldBack = "Hold a fifth of the data back for validation";
    private const string Hoist = "Move it in front of the loop";
    private const string DivideBy255 = "Divide by 255";
    private const string FreshWeights = "Draw new weights for every fold";

    private const string Network = """
        using Neuroslyn;

        [Network(Input = 4, Loss = Loss.CrossEntropy)]
        public sealed partial class Net
        {
            [Dense(16, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
        }
        """;

    [Fact]
    public Task ValidationOnTrainingData_BecomesASplit() => Fixes(
        HoldBack,
        """
        int epochs = 5;

        // The whole of it.
        network.Fit(data, new TrainingOptions { Epochs = epochs, Validation = data /* all */ });
        """,
        """
        int epochs = 5;

        var (training, validation) = data.Split(0.8, 0.2, seed: 1);
        // The whole of it.
        network.Fit(training, new TrainingOptions { Epochs = epochs, Validation = validation /* all */ });
        """);

    [Fact]
    public Task Split_StandsInFrontOfOptionsThatUseIt() => Fixes(
        HoldBack,
        """
        var options = new TrainingOptions { Validation = data };
        network.Fit(data, options);
        """,
        """
        var (training, validation) = data.Split(0.8, 0.2, seed: 1);
        var options = new TrainingOptions { Validation = validation };
        network.Fit(training, options);
        """);

    [Fact]
    public Task Split_TakesFreeNames() => Fixes(
        HoldBack,
        """
        int training = 3;
        network.Fit(data, new TrainingOptions { Epochs = training, Validation = data });
        """,
        """
        int training = 3;
        var (training2, validation) = data.Split(0.8, 0.2, seed: 1);
        network.Fit(training2, new TrainingOptions { Epochs = training, Validation = validation });
        """);

    [Fact]
    public async Task SplitsOfOneMember_TakeDifferentNames()
    {
        CodeFixRun run = await Open("network.Fit(data, new TrainingOptions { Validation = data });\nnetwork.Fit(other, new TrainingOptions { Validation = other });");

        CodeFixRun repaired = await run.ApplyToAll(run.Findings[0], HoldBack, FixAllScope.Document);

        Assert.Contains("var (training2, validation2) = other.Split(0.8, 0.2, seed: 1);", repaired.Sources[1], StringComparison.Ordinal);
        await repaired.RequireClean();
    }

    [Fact]
    public Task ValidationPart_IsCompletedByItsTrainingPart() => Fixes(
        "Use parts.Training",
        """
        var parts = data.Split(0.6, 0.2, 0.2, seed: 1);
        network.Fit(data, new TrainingOptions { Validation = parts.Validation });
        """,
        """
        var parts = data.Split(0.6, 0.2, 0.2, seed: 1);
        network.Fit(parts.Training, new TrainingOptions { Validation = parts.Validation });
        """);

    [Theory]
    [InlineData("Action train = () => network.Fit(data, new TrainingOptions { Validation = data });\ntrain();")]
    [InlineData("if (data.Count > 3)\n    network.Fit(data, new TrainingOptions { Validation = data });")]
    public async Task WhereNoStatementCanStand_NothingIsOffered(string statements)
    {
        CodeFixRun run = await Open(statements);

        Assert.Empty(await run.Titles(run.Findings.Single(finding => finding.Id == "NSL6001")));
    }

    [Fact]
    public Task DeclarationOfAWorkspace_MovesOutOfAllLoopsThatItIsTheSameIn() => Fixes(
        Hoist,
        """
        for (int epoch = 0; epoch < 3; epoch++)
        {
            for (int i = 0; i < data.Count; i++)
            {
                var cells = network.CreateWorkspace(1); // one sample
                network.Predict(data.Inputs[i], outputs, cells);
            }
        }
        """,
        """
        var cells = network.CreateWorkspace(1); // one sample
        for (int epoch = 0; epoch < 3; epoch++)
        {
            for (int i = 0; i < data.Count; i++)
            {
                network.Predict(data.Inputs[i], outputs, cells);
            }
        }
        """);

    [Fact]
    public Task WorkspaceInAnExpression_BecomesALocal() => Fixes(
        Hoist,
        """
        string workspace = "mine";
        foreach (int i in new[] { 1, 2 })
        {
            network.Predict(data.Inputs[i], outputs, network.CreateWorkspace(1));
            Console.WriteLine(workspace);
        }
        """,
        """
        string workspace = "mine";
        var workspace2 = network.CreateWorkspace(1);
        foreach (int i in new[] { 1, 2 })
        {
            network.Predict(data.Inputs[i], outputs, workspace2);
            Console.WriteLine(workspace);
        }
        """);

    [Fact]
    public Task WorkspaceOfTheLoopsNetwork_StaysInThatLoop() => Fixes(
        Hoist,
        """
        foreach (Net one in new[] { network, new Net(seed: 2) })
        {
            for (int i = 0; i < data.Count; i++)
            {
                one.Predict(data.Inputs[i], outputs, one.CreateWorkspace(1));
            }
        }
        """,
        """
        foreach (Net one in new[] { network, new Net(seed: 2) })
        {
            var workspace = one.CreateWorkspace(1);
            for (int i = 0; i < data.Count; i++)
            {
                one.Predict(data.Inputs[i], outputs, workspace);
            }
        }
        """);

    [Fact]
    public Task WeightsDrawnInTheLoop_AreDrawnInFrontOfIt() => Fixes(
        Hoist,
        """
        using var session = new TrainingSession<float>(network);

        // All samples.
        for (int i = 0; i < data.Count; i++)
        {
            network.Initialize(1);
            session.Step(data.Inputs[i], data.Targets[i]);
        }
        """,
        """
        using var session = new TrainingSession<float>(network);

        network.Initialize(1);
        // All samples.
        for (int i = 0; i < data.Count; i++)
        {
            session.Step(data.Inputs[i], data.Targets[i]);
        }
        """);

    [Fact]
    public Task FoldsOfOneNetwork_DrawNewWeights() => Fixes(
        FreshWeights,
        """
        foreach (var fold in data.Folds(5, seed: 1))
        {
            network.Fit(fold.Training); // once more
            Console.WriteLine(network.Evaluate(fold.Validation).Loss);
        }
        """,
        """
        foreach (var fold in data.Folds(5, seed: 1))
        {
            network.Initialize(seed: 1);
            network.Fit(fold.Training); // once more
            Console.WriteLine(network.Evaluate(fold.Validation).Loss);
        }
        """);

    [Theory]
    [InlineData("inputs[i] = pixels[i];", "inputs[i] = pixels[i] / 255f;")]
    [InlineData("inputs[i] = (float)pixels[i]; // raw", "inputs[i] = (float)pixels[i] / 255f; // raw")]
    [InlineData("inputs[i] = i < 3 ? pixels[i] : pixels[0];", "inputs[i] = (i < 3 ? pixels[i] : pixels[0]) / 255f;")]
    public Task RawBytes_AreDivided(string before, string after) => Fixes(DivideBy255, FromBytes(before), FromBytes(after));

    [Fact]
    public Task RawBytesOfAQuery_AreDividedInIt() => Fixes(
        DivideBy255,
        "network.Fit(Dataset.FromLabels<float>(pixels.Select(pixel => (float)pixel).ToArray(), 4, labels, 3));",
        "network.Fit(Dataset.FromLabels<float>(pixels.Select(pixel => (float)pixel / 255f).ToArray(), 4, labels, 3));");

    [Fact]
    public Task AugmentedTestSample_IsCopied() => Fixes(
        "Copy the sample as it is",
        """
        var (training, _, test) = data.Split(0.6, 0.2, 0.2, seed: 1);
        network.Fit(training);
        new GaussianNoise { StandardDeviation = 0.1 }.Augment(test.Inputs[0] /* the first */, outputs, ref random);
        """,
        """
        var (training, _, test) = data.Split(0.6, 0.2, 0.2, seed: 1);
        network.Fit(training);
        test.Inputs[0].CopyTo(outputs);
        """);

    [Fact]
    public Task TransformedLabels_StayWhatTheyAre() => Fixes(
        "Use classes",
        """
        var classes = Dataset.FromLabels<float>(outputs, 4, labels, 3);
        var scaled = Standardization.Fit(other).TransformTargets(classes);
        network.Fit(scaled);
        """,
        """
        var classes = Dataset.FromLabels<float>(outputs, 4, labels, 3);
        var scaled = classes;
        network.Fit(scaled);
        """);

    [Fact]
    public Task StatisticsOfAllData_BecomeThoseOfTheTrainingPart() => Fixes(
        "Use training",
        """
        var (training, test) = data.Split(0.8, 0.2, seed: 1);
        var scale = Standardization.Fit(data);
        network.Fit(scale.Transform(training));
        """,
        """
        var (training, test) = data.Split(0.8, 0.2, seed: 1);
        var scale = Standardization.Fit(training);
        network.Fit(scale.Transform(training));
        """);

    private static string FromBytes(string assignment) => $$"""
        var inputs = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            {{assignment}}
        }

        network.Fit(Dataset.FromLabels<float>(inputs, 4, labels, 3));
        """;

    private static async Task Fixes(string title, string before, string after)
    {
        CodeFixRun run = await Open(before);

        CodeFixRun repaired = await run.Apply(run.Findings[0], title);

        Assert.Equal(Program(after), repaired.Sources[1]);
        await repaired.RequireClean();
    }

    private static Task<CodeFixRun> Open(string statements) => CodeFixRun.Open(Network, Program(statements));

    private static string Program(string statements) => $$"""
        using System;
        using System.Linq;
        using Neuroslyn;

        internal static class Program
        {
            internal static void Run(Dataset<float> data, Dataset<float> other, Net network, float[] outputs, byte[] pixels, int[] labels, RandomSource random)
            {
                {{statements.ReplaceLineEndings("\n        ").Replace("\n        \n", "\n\n", StringComparison.Ordinal)}}
            }
        }
        """;
}
