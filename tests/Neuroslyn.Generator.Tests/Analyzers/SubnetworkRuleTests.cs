namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>Networks within networks: what fits, what does not, and where it is said.</summary>
public sealed class SubnetworkRuleTests
{
    private const string Inner = "[Network(Input = 4)] public sealed partial class Inner { [Dense(3, Activation.Tanh)] public partial DenseLayer Code { get; } }";

    [Fact]
    public Task Composition_IsSilent() => AnalyzerRun.Verify(Source(Inner, "public partial Inner Inner { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public async Task OtherInputSize_IsNSL0006()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Source(Inner, "[Dense(5, Activation.Tanh)] public partial DenseLayer Wide { get; } public partial Inner {|NSL0006:Inner|} { get; } [Dense(2)] public partial DenseLayer Output { get; }"));
        Assert.Equal(["'Inner' takes 4 inputs, but reads 'Wide', which produces 5"], run.Messages("NSL0006"));
    }

    [Fact]
    public async Task OtherInputSizeOfTheFirstLayer_NamesTheInput()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Source(Inner.Replace("Input = 4", "Input = 7", StringComparison.Ordinal), "public partial Inner {|NSL0006:Inner|} { get; } [Dense(2)] public partial DenseLayer Output { get; }"));
        Assert.Matches("^'Inner' takes 7 inputs, but reads the input, which produces [0-9]+$", Assert.Single(run.Messages("NSL0006")));
    }

    [Fact]
    public Task OtherPrecision_IsNSL0014() => AnalyzerRun.Verify(Source(
        "[Network(Input = 4, Precision = {|NSL7008:Precision.Double|})] public sealed partial class Inner { [Dense(3, Activation.Tanh)] public partial DenseLayer<double> Code { get; } }",
        "public partial Inner {|NSL0014:Inner|} { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task OwnConstructor_IsNSL0022() => AnalyzerRun.Verify(Source(
        "[Network(Input = 4)] public sealed partial class Inner { public Inner() { } [Dense(3, Activation.Tanh)] public partial DenseLayer Code { get; } }",
        "public partial Inner {|NSL0022:Inner|} { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task NetworkThatContainsItself_IsNSL0022() => AnalyzerRun.Verify(
        """
        using Neuroslyn;
        [Network(Input = 4)] public sealed partial class Inner { public partial Outer {|NSL0022:Outer|} { get; } [Dense(4, Activation.Tanh)] public partial DenseLayer Code { get; } }
        [Network(Input = 4)] public sealed partial class Outer { public partial Inner {|NSL0022:Inner|} { get; } [Dense(4, Activation.Tanh)] public partial DenseLayer Code { get; } }
        """);

    [Fact]
    public Task MistakeInTheInnerNetwork_IsSaidThereOnly() => AnalyzerRun.Verify(Source(
        "[Network(Input = 4)] public sealed partial class Inner { [Dense({|NSL0005:0|}, Activation.Tanh)] public partial DenseLayer Code { get; } }",
        "public partial Inner Inner { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task ChoiceInTheInnerNetwork_IsSaidThereOnly() => AnalyzerRun.Verify(Source(
        "[Network(Input = 4)] public sealed partial class Inner { [Dense(4, {|NSL2001:Activation.Identity|})] public partial DenseLayer Linear { get; } [Dense(3, Activation.Tanh)] public partial DenseLayer Code { get; } }",
        "public partial Inner Inner { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    [Fact]
    public Task StepThatOnlyTheOuterNetworkTrains_IsNSL2005_AtTheProperty() => AnalyzerRun.Verify(Source(
        "[Network(Input = 4)] public sealed partial class Inner { [Dense(3, Activation.Step)] public partial DenseLayer Code { get; } }",
        "public partial Inner {|NSL2005:Inner|} { get; } [Dense(2)] public partial DenseLayer Output { get; }"));

    private static string Source(string inner, string outer) => $$"""
        using Neuroslyn;
        {{inner}}
        [Network(Input = 4, Loss = Loss.MeanSquaredError)]
        public sealed partial class Outer { {{outer}} }
        """;
}
