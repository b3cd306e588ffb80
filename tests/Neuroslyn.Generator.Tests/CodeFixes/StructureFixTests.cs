using static Neuroslyn.Generator.Tests.CodeFixes.CodeFixTests;

namespace Neuroslyn.Generator.Tests.CodeFixes;

public sealed class StructureFixTests
{
    private const string Output = "[Dense(2)] public partial DenseLayer Output { get; }";

    [Theory]
    [InlineData("public sealed class Net", "public sealed partial class Net")]
    [InlineData("// bare\nclass Net", "// bare\npartial class Net")]
    public async Task MissingPartial_IsAdded(string declaration, string repaired)
    {
        string source = "using Neuroslyn;\n\n[Network(Input = 3)]\n" + declaration + "\n{\n    " + Output + "\n}\n";
        CodeFixRun run = await CodeFixRun.Open(source);

        CodeFixRun fixedRun = await run.Apply(run.Findings.Single(finding => finding.Id == "NSL0001"), "Make it partial");

        Assert.Equal(source.Replace(declaration, repaired, StringComparison.Ordinal), fixedRun.Sources[0]);
        await fixedRun.RequireClean();
    }

    [Fact]
    public Task MissingPartial_IsAddedToTheContainingType() => Fixes(
        "NSL0001",
        "Make it partial",
        "using Neuroslyn;\n\nstruct Outer\n{\n    [Network(Input = 3)] public partial class Net { " + Output + " }\n}\n",
        "using Neuroslyn;\n\npartial struct Outer\n{\n    [Network(Input = 3)] public partial class Net { " + Output + " }\n}\n");

    [Theory]
    [InlineData("Network", "Network(Input = 1)")]
    [InlineData("Network()", "Network(Input = 1)")]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "Network(Loss = Loss.MeanSquaredError, Input = 1)")]
    public Task MissingInput_IsDeclared(string written, string repaired) => Fixes(
        "NSL0003",
        "Declare one input; set the number of yours",
        Network("", Output).Replace("Network()", written, StringComparison.Ordinal),
        Network("", Output).Replace("Network()", repaired, StringComparison.Ordinal));

    [Theory]
    [InlineData("Input = 3", "[Dense(1)]")]
    [InlineData("Input = 3, Loss = Loss.CrossEntropy, Classes = 5", "[Dense(5, Activation.Softmax)]")]
    [InlineData("Input = 3, Loss = Loss.BinaryCrossEntropy", "[Dense(1, Activation.Sigmoid)]")]
    public Task MissingLayer_IsAdded(string network, string layer) => Fixes(
        "NSL0003",
        "Add a layer",
        $"using Neuroslyn;\n\n[Network({network})]\npartial class Net\n{{\n}}\n",
        $"using Neuroslyn;\n\n[Network({network})]\npartial class Net\n{{\n    {layer} public partial DenseLayer Output {{ get; }}\n}}\n");

    [Fact]
    public Task MissingLayer_IsAddedToAClassWithoutABody() => Fixes(
        "NSL0003",
        "Add a layer",
        "using Neuroslyn;\n\n[Network(Input = 3)]\npartial class Net;\n",
        "using Neuroslyn;\n\n[Network(Input = 3)]\npartial class Net\n{\n    [Dense(1)] public partial DenseLayer Output { get; }\n}\n");

    [Fact]
    public Task OutputThatPassesTheLayersBy_ReadsTheOneInFront() => Fixes(
        "NSL0003",
        "Read the layer in front",
        Network("Input = 3", Output, "[LayerNormalization(Epsilon = 0.001, From = Layer.Input)] public partial LayerNormalizationLayer Scaled { get; }"),
        Network("Input = 3", Output, "[LayerNormalization(Epsilon = 0.001)] public partial LayerNormalizationLayer Scaled { get; }"));

    [Theory]
    [InlineData("public DenseLayer Output { get; } = null!;")]
    [InlineData("public DenseLayer Output => null!;")]
    [InlineData("public static partial DenseLayer Output { get; }")]
    [InlineData("public partial DenseLayer Output { get; set; }")]
    [InlineData("public partial DenseLayer Output { get; init; }")]
    [InlineData("public partial int Output { get; }")]
    [InlineData("public partial DropoutLayer Output { get; }")]
    public Task LayerProperties_AreDeclaredAsTheyMustBe(string declaration) => Fixes(
        "NSL0022",
        "Declare it as a partial property with a get accessor",
        Network("Input = 3", "/// <summary>The answer.</summary>", "[Dense(2)] " + declaration + " // last"),
        Network("Input = 3", "/// <summary>The answer.</summary>", "[Dense(2)] public partial DenseLayer Output { get; } // last"));

    [Fact]
    public Task NetworkWithinTheNetwork_KeepsItsType()
    {
        const string Inner = "\n[Network(Input = 5)]\npublic sealed partial class Inner\n{\n    [Dense(3, Activation.Tanh)] public partial DenseLayer Only { get; }\n}\n";
        return Fixes(
            "NSL0022",
            "Declare it as a partial property with a get accessor",
            Network("Input = 5", "[Subnetwork] public Inner First { get; } = null!;", Output) + Inner,
            Network("Input = 5", "[Subnetwork] public partial Inner First { get; }", Output) + Inner);
    }

    [Fact]
    public Task ImplementationByHand_IsRemoved() => Fixes(
        "NSL0022",
        "Remove the part with the body",
        Network("Input = 3", Output, "", "public partial DenseLayer Output => null!;").Replace("    \n", "\n", StringComparison.Ordinal),
        Network("Input = 3", Output));

    [Fact]
    public async Task StrayLayer_IsMovedBehindTheOthers()
    {
        CodeFixRun run = await CodeFixRun.Open(
            Network("Input = 3", "[Dense(4, Activation.Relu)] public partial DenseLayer Hidden { get; }", "public int Answer => 42;"),
            "using Neuroslyn;\n\npartial class Net\n{\n    public int Question => 6 * 7;\n\n    /// <summary>The last one.</summary>\n    " + Output + "\n}\n");

        CodeFixRun repaired = await run.Apply(Assert.Single(run.Findings), "Move it to the part with [Network]");

        Assert.Equal(
            Network("Input = 3", "[Dense(4, Activation.Relu)] public partial DenseLayer Hidden { get; }", "\n    /// <summary>The last one.</summary>", Output, "public int Answer => 42;").Replace("    \n", "\n", StringComparison.Ordinal),
            repaired.Sources[0],
            ignoreLineEndingDifferences: true);
        Assert.Equal("using Neuroslyn;\n\npartial class Net\n{\n    public int Question => 6 * 7;\n}\n", repaired.Sources[1], ignoreLineEndingDifferences: true);
        await repaired.RequireClean();
    }

    /// <summary>The findings about a class that cannot be generated, each with a repair after which it can.</summary>
    [Theory]
    [InlineData("NSL0005", "Use 4", "Input = 3", "[Dense(-4)] public partial DenseLayer Output { get; }", "Input = 3", "[Dense(4)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0005", "Use 3", "Input = -3", Output, "Input = 3", Output)]
    [InlineData("NSL0005", "Set the number of units to 4", "Input = 3, Classes = 4", "[Dense(0, Activation.Softmax)] public partial DenseLayer Output { get; }", "Input = 3, Classes = 4", "[Dense(4, Activation.Softmax)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0011", "Use Activation.Relu", "Input = 3", "[Dense(4, typeof(string), \"relu\")] public partial DenseLayer Output { get; }", "Input = 3", "[Dense(4, Activation.Relu)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0011", "Use Activation.LeakyRelu", "Input = 3", "[Dense(4, \"leaky_relu\")] public partial DenseLayer Output { get; }", "Input = 3", "[Dense(4, Activation.LeakyRelu)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0011", "Use Loss.MeanSquaredError", "Input = 3, LossFunction = \"meanSquaredError\"", Output, "Input = 3, Loss = Loss.MeanSquaredError", Output)]
    [InlineData("NSL0011", "Use the default activation", "Input = 3", "[Dense(4, (Activation)99)] public partial DenseLayer Output { get; }", "Input = 3", "[Dense(4)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0014", "Use the default Classes", "Input = 3, Classes = 1", Output, "Input = 3", Output)]
    [InlineData("NSL0014", "Use the default Momentum", "Input = 3", "[BatchNormalization(Momentum = 2)] public partial BatchNormalizationLayer Scale { get; }\n    " + Output, "Input = 3", "[BatchNormalization()] public partial BatchNormalizationLayer Scale { get; }\n    " + Output)]
    [InlineData("NSL1010", "Use the initialiser that fits the activation", "Input = 3", "[Dense(2, Initializer = Initializer.Normal)] public partial DenseLayer Output { get; }", "Input = 3", Output)]
    [InlineData("NSL0022", "Remove [AlphaDropout]", "Input = 3", "[Dropout(0.2), AlphaDropout(0.1)] public partial DropoutLayer Drop { get; }\n    " + Output, "Input = 3", "[Dropout(0.2)] public partial DropoutLayer Drop { get; }\n    " + Output)]
    [InlineData("NSL0022", "Remove 'From'", "Input = 3", "[Dense(2), LayerNormalization(Epsilon = 0.001, From = Layer.Input)] public partial DenseLayer Output { get; }", "Input = 3", "[Dense(2), LayerNormalization(Epsilon = 0.001)] public partial DenseLayer Output { get; }")]
    [InlineData("NSL0023", "Read the layer in front", "Input = 3", "[Dense(2, From = \"Nowhere\")] public partial DenseLayer Output { get; }", "Input = 3", Output)]
    [InlineData("NSL0023", "Read the layer in front", "Input = 3", "[Maxout(2, 2, From = \"Nowhere\")] public partial MaxoutLayer Most { get; }", "Input = 3", "[Maxout(2, 2)] public partial MaxoutLayer Most { get; }")]
    public Task Refusals_HaveRepairs(string id, string title, string network, string layer, string repairedNetwork, string repairedLayer) =>
        Fixes(id, title, Network(network, layer), Network(repairedNetwork, repairedLayer));

    [Fact]
    public Task ReversedTargetRange_IsSwapped() => Fixes(
        "NSL0014",
        "Swap the bounds",
        Network("Input = 3", Output).Replace("[Network(Input = 3)]", "[Network(Input = 3), TargetRange(1, -1)]", StringComparison.Ordinal),
        Network("Input = 3", Output).Replace("[Network(Input = 3)]", "[Network(Input = 3), TargetRange(-1.0, 1.0)]", StringComparison.Ordinal));

    [Fact]
    public Task UnmarkedFunction_IsMarked() => Fixes(
        "NSL0011",
        "Add [Activation] to the method",
        Network("Input = 3", "[Dense(2, nameof(Bump))] public partial DenseLayer Output { get; }", "", "// soft", "private static float Bump(float z) => z / (1 + z * z);").Replace("    \n", "\n", StringComparison.Ordinal),
        Network("Input = 3", "[Dense(2, nameof(Bump))] public partial DenseLayer Output { get; }", "", "// soft", "[Activation]", "private static float Bump(float z) => z / (1 + z * z);").Replace("    \n", "\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Maxout(4, 2), BatchNormalization, Dropout(0.1)] public partial MaxoutLayer Unused { get; }")]
    [InlineData("[Dense(4, Activation.Relu), LayerNormalization] public partial DenseLayer Unused { get; }")]
    [InlineData("[LayerNormalization] public partial LayerNormalizationLayer Unused { get; }")]
    [InlineData("[AlphaDropout(0.2)] public partial AlphaDropoutLayer Unused { get; }")]
    [InlineData("public partial Inner Unused { get; }")]
    public async Task UnusedLayer_IsRemovedWithAllItsAttributes(string unused)
    {
        const string Hidden = "[Dense(3, Activation.Tanh)] public partial DenseLayer Hidden { get; }";
        const string Last = "[Dense(2, From = nameof(Hidden))] public partial DenseLayer Output { get; }";
        const string Inner = "\n[Network(Input = 3)]\npublic sealed partial class Inner\n{\n    [Dense(3, Activation.Tanh)] public partial DenseLayer Only { get; }\n}\n";
        CodeFixRun run = await CodeFixRun.Open(Network("Input = 3", Hidden, unused, Last) + Inner);

        CodeFixRun repaired = await run.Apply(run.Findings.Single(finding => finding.Id == "NSL0016"), "Remove the layer");

        Assert.Equal(Network("Input = 3", Hidden, Last) + Inner, repaired.Sources[0]);
        await repaired.RequireClean();
    }

    [Fact]
    public Task LaterSource_MovesInFrontOfItsReader() => Fixes(
        "NSL0023",
        "Move 'Second' in front of 'First'",
        Network("Input = 3", "[Dense(8, Activation.Relu, From = nameof(Second))] public partial DenseLayer First { get; }", "/// <summary>Reads the input.</summary>", "[Dense(8, Activation.Relu, From = Layer.Input)] public partial DenseLayer Second { get; } // moved", "[Dense(1, From = nameof(First))] public partial DenseLayer Output { get; }"),
        Network("Input = 3", "/// <summary>Reads the input.</summary>", "[Dense(8, Activation.Relu, From = Layer.Input)] public partial DenseLayer Second { get; } // moved", "[Dense(8, Activation.Relu, From = nameof(Second))] public partial DenseLayer First { get; }", "[Dense(1, From = nameof(First))] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task OperandOfAnotherSize_IsProjected() => Fixes(
        "NSL0015",
        "Put a dense layer of 8 units behind 'Input'",
        Network("Input = 3", "[Dense(8, Activation.Relu)] public partial DenseLayer Hidden { get; }", "", "[Add(nameof(Hidden), Layer.Input)] public partial MergeLayer Sum { get; }", "[Dense(1, Activation.Tanh)] public partial DenseLayer Output { get; }").Replace("    \n", "\n", StringComparison.Ordinal),
        Network("Input = 3", "[Dense(8, Activation.Relu)] public partial DenseLayer Hidden { get; }", "", "[Dense(8, From = Layer.Input)] public partial DenseLayer InputProjection { get; }", "[Add(nameof(Hidden), nameof(InputProjection))] public partial MergeLayer Sum { get; }", "[Dense(1, Activation.Tanh)] public partial DenseLayer Output { get; }").Replace("    \n", "\n", StringComparison.Ordinal));

    [Fact]
    public async Task InnerNetworksInput_IsWhatTheLayerInFrontProduces()
    {
        const string Inner = "\n[Network(Input = 5)]\npublic sealed partial class Inner\n{\n    [Dense(3, Activation.Tanh)] public partial DenseLayer Only { get; }\n}\n";
        CodeFixRun run = await CodeFixRun.Open(Network("Input = 3", "public partial Inner First { get; }", Output) + Inner);

        CodeFixRun repaired = await run.Apply(run.Findings.Single(finding => finding.Id == "NSL0006"), "Set the number of inputs to 5");

        Assert.Equal(Network("Input = 5", "public partial Inner First { get; }", Output) + Inner, repaired.Sources[0]);
        await repaired.RequireClean();
    }

    [Theory]
    [InlineData("public int Predict => Predict + 1;", "public int OwnPredict => OwnPredict + 1;")]
    [InlineData("public class Layout;", "public class OwnLayout;")]
    public Task CollidingMember_IsRenamedWhereverItIsUsed(string member, string repaired) => Fixes(
        "NSL0013",
        "Rename it to '" + repaired.Split(' ')[2].TrimEnd(';') + "'",
        Network("Input = 3", Output, member),
        Network("Input = 3", Output, repaired));

    [Fact]
    public Task CollidingLayer_IsRenamed() => Fixes(
        "NSL0013",
        "Rename it to 'ParametersLayer'",
        Network("Input = 3", "[Dense(2)] public partial DenseLayer Parameters { get; }"),
        Network("Input = 3", "[Dense(2)] public partial DenseLayer ParametersLayer { get; }"));
}
