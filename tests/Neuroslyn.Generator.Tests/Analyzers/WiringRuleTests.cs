namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>Edges between layers: what cannot be read, what does not fit, what leads nowhere.</summary>
public sealed class WiringRuleTests
{
    private const string First = "[Dense(4, Activation.Relu)] public partial DenseLayer First { get; }";
    private const string Second = "[Dense(4, Activation.Tanh, From = nameof(First))] public partial DenseLayer Second { get; }";
    private const string Output = "[Dense(2)] public partial DenseLayer Output { get; }";

    [Fact]
    public Task Residual_IsSilent() => AnalyzerRun.Verify(Network(First, Second, "[Add(nameof(First), nameof(Second), Activation = Activation.Relu)] public partial MergeLayer Sum { get; }", Output));

    [Fact]
    public Task EveryMerge_MayReadTheInput() => AnalyzerRun.Verify(Network(
        "[Dense(3, Activation.Relu)] public partial DenseLayer First { get; }",
        "[Multiply(nameof(First), Layer.Input)] public partial MergeLayer Product { get; }",
        "[Maximum(Layer.Input, nameof(Product), nameof(First))] public partial MergeLayer Largest { get; }",
        "[Concat(nameof(Largest), Layer.Input)] public partial MergeLayer Joined { get; }",
        "[Dropout(0.2, From = nameof(Joined))] public partial DropoutLayer Noise { get; }",
        Output));

    [Fact]
    public async Task UnknownLayer_IsNSL0023()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network("[Dense(4, From = {|NSL0023:\"Hidden\"|})] public partial DenseLayer First { get; }", Output));
        Assert.Equal(["'First' reads 'Hidden', which is no layer of this network; name one with nameof, or the network's input with Layer.Input"], run.Messages("NSL0023"));
    }

    [Fact]
    public Task LaterLayer_IsNSL0023_AtTheOperand() =>
        AnalyzerRun.Verify(Network(First, "[Add(nameof(First), {|NSL0023:nameof(Output)|}, Activation = Activation.Tanh)] public partial MergeLayer Sum { get; }", Output));

    [Fact]
    public Task LayerItself_IsNSL0023() => AnalyzerRun.Verify(Network(First, "[Dropout(0.5, From = {|NSL0023:nameof(Noise)|})] public partial DropoutLayer Noise { get; }", Output));

    [Fact]
    public Task LearnedActivation_IsNSL0014() =>
        AnalyzerRun.Verify(Network(First, Second, "[Add(nameof(First), nameof(Second), Activation = {|NSL0014:Activation.PRelu|})] public partial MergeLayer Sum { get; }", Output));

    [Fact]
    public Task OneOperand_IsNSL0014() => AnalyzerRun.Verify(Network(First, "[{|NSL0014:Concat(nameof(First))|}] public partial MergeLayer Joined { get; }", Output));

    [Fact]
    public async Task SizesThatDiffer_AreNSL0015_AtTheOperand()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network(
            First, "[Dense(5, Activation.Tanh)] public partial DenseLayer Second { get; }", "[Add(nameof(First), {|NSL0015:nameof(Second)|})] public partial MergeLayer Sum { get; }", Output));
        Assert.Equal(
            ["'Sum' cannot combine 'First' of 4 values with 'Second' of 5, element by element; give 'Second' 4 units, or put a dense layer of 4 units between"],
            run.Messages("NSL0015"));
    }

    [Fact]
    public async Task BranchThatLeadsNowhere_IsNSL0016_AtItsEnd_AndStillCompiles()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network(
            First,
            "[Dense(5, Activation.Tanh)] public partial DenseLayer Branch { get; }",
            "[Dense(5, Activation.Tanh)] public partial DenseLayer {|NSL0016:Twig|} { get; }",
            "[Dense(2, From = nameof(First))] public partial DenseLayer Output { get; }"));
        Assert.Equal(["The result of 'Twig' is not used: the network's output is that of 'Output', which does not depend on it"], run.Messages("NSL0016"));
    }

    [Fact]
    public Task TwoLayersOnOneProperty_AreNSL0022() =>
        AnalyzerRun.Verify(Network(First, "[Dense(4), Add(nameof(First), nameof(First))] public partial DenseLayer {|NSL0022:Second|} { get; }", Output));

    [Theory]
    [InlineData("Dense(4, Activation.Tanh), Dropout(0.2, From = {|NSL0022:nameof(First)|})", "DenseLayer", "Dropout", "Dense")]
    [InlineData("AlphaDropout(0.2, From = {|NSL0022:Layer.Input|}), Dense(4, Activation.Selu, From = nameof(First))", "DenseLayer", "AlphaDropout", "Dense")]
    [InlineData("Maxout(4, 2), LayerNormalization(From = {|NSL0022:nameof(First)|})", "MaxoutLayer", "LayerNormalization", "Maxout")]
    [InlineData("LayerNormalization, Dropout(0.2, From = {|NSL0022:Layer.Input|})", "LayerNormalizationLayer", "Dropout", "LayerNormalization")]
    [InlineData("Add(nameof(First), nameof(First)), Dropout(0.2, From = {|NSL0022:nameof(First)|})", "MergeLayer", "Dropout", "Add")]
    public async Task SourceOfADecorator_IsNSL0022(string attributes, string type, string decorator, string decorated)
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network(First, $"[{attributes}] public partial {type} Second {{ get; }}", Output));
        Assert.Equal(
            [$"Layer property 'Second' must not set From on [{decorator}], which reads what [{decorated}] computes; leave it out, or name the source in [{decorated}]"],
            run.Messages("NSL0022"));
    }

    [Theory]
    [InlineData("BatchNormalization", "MergeLayer")]
    [InlineData("LayerNormalization", "MergeLayer")]
    [InlineData("Maximum(nameof(First), nameof(First))", "MergeLayer")]
    [InlineData("Maxout(4, 2)", "MaxoutLayer")]
    public async Task WhatAMergeWouldIgnore_IsNSL0022(string attribute, string type)
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network(First, $"[Add(nameof(First), nameof(First)), {{|NSL0022:{attribute}|}}] public partial {type} Second {{ get; }}", Output));
        Assert.Matches(@"^Layer property 'Second' must not bear both \[Add\] and \[\w+\]; keep one of them$", Assert.Single(run.Messages("NSL0022")));
    }

    [Theory]
    [InlineData("BatchNormalization")]
    [InlineData("Subnetwork, LayerNormalization")]
    public Task NormalisationOfANetworkWithin_IsNSL0022(string attributes) => AnalyzerRun.Verify(
        Network(First, $"[{attributes}] public partial Inner {{|NSL0022:Second|}} {{ get; }}", Output) + "\n[Network(Input = 4)] sealed partial class Inner { [Dense(4, Activation.Tanh)] public partial DenseLayer Code { get; } }");

    [Fact]
    public Task WrongHandle_IsNSL0022() => AnalyzerRun.Verify(Network(First, "[Add(nameof(First), nameof(First))] public partial DenseLayer {|NSL0022:Sum|} { get; }", Output));

    private static string Network(params string[] layers) => $$"""
        using Neuroslyn;
        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        sealed partial class Net
        {
            {{string.Join("\n    ", layers)}}
        }
        """;
}
