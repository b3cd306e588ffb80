using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Neuroslyn.Generator.Tests.CodeFixes;

public sealed class CodeFixTests
{
    private const string SigmoidForYesOrNo = "Yes or no: sigmoid and binary cross entropy";
    private const string LinearForRegression = "A number: no activation and mean squared error";

    [Theory]
    [InlineData(SigmoidForYesOrNo, "Loss.BinaryCrossEntropy", "1, Activation.Sigmoid")]
    [InlineData("Exclusive classes: 2 units, softmax and cross entropy", "Loss.CrossEntropy", "2, Activation.Softmax")]
    [InlineData(LinearForRegression, "Loss.MeanSquaredError", "1, Activation.Identity")]
    public Task SoftmaxOfOne_HasThreeRepairs(string title, string loss, string output) => Fixes(
        "NSL3001",
        title,
        """
        using Neuroslyn;

        /// <summary>A network.</summary>
        [Network(Input = 3, Loss = Loss.BinaryCrossEntropy)] // what for?
        public sealed partial class Net
        {
            /// <summary>Decides.</summary>
            [Dense(1, /* one */ Activation.Softmax)] // the answer
            public partial DenseLayer Output { get; }
        }

        """,
        $$"""
        using Neuroslyn;

        /// <summary>A network.</summary>
        [Network(Input = 3, Loss = {{loss}})] // what for?
        public sealed partial class Net
        {
            /// <summary>Decides.</summary>
            [Dense({{output.Replace(", ", ", /* one */ ", StringComparison.Ordinal)}})] // the answer
            public partial DenseLayer Output { get; }
        }

        """);

    [Fact]
    public Task RegressionLoss_PutsTheLinearRepairFirst() => Offers(
        Network("Input = 3, Loss = Loss.MeanSquaredError", "[Dense(1, Activation.Softmax)] public partial DenseLayer Output { get; }"),
        LinearForRegression,
        SigmoidForYesOrNo,
        "Exclusive classes: 2 units, softmax and cross entropy");

    [Theory]
    [InlineData("Exclusive classes: softmax and cross entropy", "Loss.CrossEntropy", "Activation.Sigmoid", "Loss.CrossEntropy", "Activation.Softmax")]
    [InlineData("Independent labels: sigmoid and binary cross entropy", "Loss.CrossEntropy", "Activation.Sigmoid", "Loss.BinaryCrossEntropy", "Activation.Sigmoid")]
    [InlineData("Exclusive classes: softmax and cross entropy", "Loss.BinaryCrossEntropy", "Activation.Softmax", "Loss.CrossEntropy", "Activation.Softmax")]
    public Task MixedFamilies_HaveTwoRepairs(string title, string loss, string activation, string newLoss, string newActivation) => Fixes(
        "NSL3005",
        title,
        Network($"Input = 3, Loss = {loss}", $"[Dense(3, {activation})] public partial DenseLayer Output {{ get; }}"),
        Network($"Input = 3, Loss = {newLoss}", $"[Dense(3, {newActivation})] public partial DenseLayer Output {{ get; }}"));

    [Fact]
    public Task InitialiserOfMaxout_IsLeftToTheFittingOne() => Fixes(
        "NSL1001",
        "Use the initialiser that fits the activation",
        Network("Input = 3, Loss = Loss.MeanSquaredError", "[Maxout(4, 2, UseBias = false, Initializer = Initializer.Zero)] public partial MaxoutLayer Hidden { get; }", "[Dense(1)] public partial DenseLayer Output { get; }"),
        Network("Input = 3, Loss = Loss.MeanSquaredError", "[Maxout(4, 2, UseBias = false)] public partial MaxoutLayer Hidden { get; }", "[Dense(1)] public partial DenseLayer Output { get; }"));

    [Fact]
    public async Task OutputOfMaxout_HasNoActivationToReplace()
    {
        CodeFixRun run = await CodeFixRun.Open(Network("Input = 3, Loss = Loss.CrossEntropy", "[Maxout(4, 2)] public partial MaxoutLayer Output { get; }"));

        Assert.Empty(await run.Titles(Assert.Single(run.Findings, finding => finding.Id == "NSL3003")));
    }

    [Fact]
    public Task MissingArguments_AreWrittenWhereTheyBelong() => Fixes(
        "NSL3003",
        SigmoidForYesOrNo,
        Network("Input = 3, Loss = Loss.BinaryCrossEntropy", "[Dense(1, UseBias = false)] public partial DenseLayer Output { get; }"),
        Network("Input = 3, Loss = Loss.BinaryCrossEntropy", "[Dense(1, Activation.Sigmoid, UseBias = false)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task MissingArguments_AreNamedAfterNamedOnes() => Fixes(
        "NSL2001",
        "Use Activation.Relu",
        Network("Input = 3", "[Dense(units: 9)] public partial DenseLayer Hidden { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network("Input = 3", "[Dense(units: 9, activation: Activation.Relu)] public partial DenseLayer Hidden { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task NamesAreQualifiedWhereTheSourceNeedsIt() => Fixes(
        "NSL2001",
        "Use Activation.Relu",
        """
        namespace Demo;

        [Neuroslyn.Network(Input = 3)]
        partial class Net
        {
            [Neuroslyn.Dense(9)] public partial Neuroslyn.DenseLayer Activation { get; }
            [Neuroslyn.Dense(2)] public partial Neuroslyn.DenseLayer Output { get; }
        }

        """,
        """
        namespace Demo;

        [Neuroslyn.Network(Input = 3)]
        partial class Net
        {
            [Neuroslyn.Dense(9, Neuroslyn.Activation.Relu)] public partial Neuroslyn.DenseLayer Activation { get; }
            [Neuroslyn.Dense(2)] public partial Neuroslyn.DenseLayer Output { get; }
        }

        """);

    [Fact]
    public Task ActivationOfOnesOwn_GoesWithItsArguments() => Fixes(
        "NSL2005",
        "Use Activation.Sigmoid",
        """
        using System;
        using Neuroslyn;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        partial class Net
        {
            [Dense(9, typeof(Functions), nameof(Functions.Above), 0.5, UseBias = false)] public partial DenseLayer Hidden { get; }
            [Dense(2)] public partial DenseLayer Output { get; }
        }

        static class Functions
        {
            [Activation] public static double Above(double z, double threshold) => z > threshold ? 1 : 0;
        }

        """,
        """
        using System;
        using Neuroslyn;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        partial class Net
        {
            [Dense(9, Activation.Sigmoid, UseBias = false)] public partial DenseLayer Hidden { get; }
            [Dense(2)] public partial DenseLayer Output { get; }
        }

        static class Functions
        {
            [Activation] public static double Above(double z, double threshold) => z > threshold ? 1 : 0;
        }

        """);

    [Fact]
    public Task LinesAndCommentsBetweenArguments_AreKept() => Fixes(
        "NSL1001",
        "Use the initialiser that fits the activation",
        Network(
            "Input = 3, Loss = Loss.MeanSquaredError",
            "[Dense(9, // as many as fit",
            "       Activation.Tanh,",
            "       Initializer = Initializer.Constant, // equal!",
            "       InitializerScale = 0.1,",
            "       UseBias = false)]",
            "public partial DenseLayer Hidden { get; }",
            "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network(
            "Input = 3, Loss = Loss.MeanSquaredError",
            "[Dense(9, // as many as fit",
            "       Activation.Tanh,",
            "       UseBias = false)]",
            "public partial DenseLayer Hidden { get; }",
            "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Theory]
    [InlineData("[Dense(9, Activation.Relu), Dropout(0)] public partial DenseLayer Hidden { get; }")]
    [InlineData("[Dropout(0), Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }")]
    [InlineData("[Dense(9, Activation.Relu)] [Dropout(0)] public partial DenseLayer Hidden { get; }")]
    [InlineData("[Dropout(0)] [Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }")]
    public Task DropoutBesideALayer_GoesAlone(string hidden) => Fixes(
        "NSL0017",
        "Remove the dropout",
        Network("Input = 3", hidden, "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Theory]
    [InlineData("[Dropout(0.2), Frozen] public partial DropoutLayer Drop { get; }")]
    [InlineData("[Frozen, Dropout(0.2)] public partial DropoutLayer Drop { get; }")]
    [InlineData("[Frozen] [Dropout(0.2)] public partial DropoutLayer Drop { get; }")]
    public Task NothingToFreeze_LeavesTheLayer(string drop) => Fixes(
        "NSL0024",
        "Remove [Frozen]",
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", drop, "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", "[Dropout(0.2)] public partial DropoutLayer Drop { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task DropoutLayer_GoesWithItsProperty() => Fixes(
        "NSL0017",
        "Remove the dropout",
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", "/// <summary>Nothing.</summary>", "[Dropout(0)] public partial DropoutLayer Drop { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task TargetRange_IsDeclaredOnALineOfItsOwn() => Fixes(
        "NSL3007",
        "Declare that targets lie in (-1, 1)",
        Network("Input = 3, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "[Dense(1, Activation.Tanh)] public partial DenseLayer Output { get; }"),
        Network("Input = 3, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "[Dense(1, Activation.Tanh)] public partial DenseLayer Output { get; }").Replace("[Network", "[TargetRange(-1, 1)]\n[Network", StringComparison.Ordinal));

    [Fact]
    public Task Dropout_IsAddedToTheWidestLayer() => Fixes(
        "NSL4012",
        "Add dropout to 'Second'",
        Network("Input = 30, TrainingSamples = 50", "[Dense(20, Activation.Relu)] public partial DenseLayer First { get; }", "[Dense(25, Activation.Relu)] public partial DenseLayer Second { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"),
        Network("Input = 30, TrainingSamples = 50", "[Dense(20, Activation.Relu)] public partial DenseLayer First { get; }", "[Dense(25, Activation.Relu), Dropout(0.5)] public partial DenseLayer Second { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task SaturatingLayers_AreChangedTogether() => Fixes(
        "NSL2004",
        "Use Activation.Relu in all of these layers",
        Network("Input = 9", [.. "ABCD".Select(name => $"[Dense(9, Activation.Sigmoid, Initializer = Initializer.XavierNormal)] public partial DenseLayer {name} {{ get; }}"), "[Dense(2)] public partial DenseLayer Output { get; }"]),
        Network("Input = 9", [.. "ABCD".Select(name => $"[Dense(9, Activation.Relu)] public partial DenseLayer {name} {{ get; }}"), "[Dense(2)] public partial DenseLayer Output { get; }"]));

    [Fact]
    public Task DoublePrecision_GoesFromTheLayersToo() => Fixes(
        "NSL7008",
        "Use float",
        Network("Input = 3, Precision = Precision.Double", "[Dense(9, Activation.Relu)] public partial DenseLayer<double> Hidden { get; }", "[Dense(2)] public partial DenseLayer<double> Output { get; }"),
        Network("Input = 3", "[Dense(9, Activation.Relu)] public partial DenseLayer Hidden { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"));

    internal static string Network(string arguments, params string[] members) => $$"""
        using Neuroslyn;

        [Network({{arguments}})]
        public sealed partial class Net
        {
            {{string.Join("\n    ", members)}}
        }

        """;

    internal static async Task Fixes(string id, string title, string source, string expected)
    {
        CodeFixRun run = await CodeFixRun.Open(source);
        CodeFixRun repaired = await run.Apply(run.Findings.First(finding => finding.Id == id), title);

        Assert.Equal(expected, repaired.Sources[0], ignoreLineEndingDifferences: true);
        await repaired.RequireClean();
    }

    private static async Task Offers(string source, params string[] titles)
    {
        CodeFixRun run = await CodeFixRun.Open(source);

        Assert.Equal(titles, await run.Titles(Assert.Single(run.Findings)));
    }
}
