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
