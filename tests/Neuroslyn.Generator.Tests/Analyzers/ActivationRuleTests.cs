using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class ActivationRuleTests
{
    [Theory]
    [InlineData("{|NSL2007:nameof(Leaky)|}", "TrainingSamples = 300", "Info")]
    [InlineData("{|NSL2007:Activation.PRelu|}", "TrainingSamples = 300", "Info")]
    [InlineData("Activation.PRelu", "Task = LearningTask.Regression", null)]
    [InlineData("nameof(Leaky)", "TrainingSamples = 100000", null)]
    [InlineData("nameof(Leaky)", "Task = LearningTask.Classification", null)]
    [InlineData("nameof(Scaled)", "TrainingSamples = 300", null)]
    [InlineData("nameof(Fixed)", "TrainingSamples = 300", null)]
    [InlineData("Activation.LeakyRelu", "TrainingSamples = 300", null)]
    public async Task LearnedSlopesOnFewSamples_AreNSL2007(string activation, string facts, string? severity)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings($$"""
            using System;
            using Neuroslyn;
            [Network(Input = 4, Loss = Loss.MeanSquaredError, {{facts}})]
            sealed partial class Net
            {
                [Dense(8, {{activation}})] public partial DenseLayer A { get; }
                [Dense(1)] public partial DenseLayer B { get; }

                [Activation] private static float Leaky(float x, [Learned(0.25)] float slope) => x > 0 ? x : slope * x;
                [Activation] private static float Scaled(float x, [Learned(1)] float scale) => MathF.Tanh(scale * x);
                [Activation] private static float Fixed(float x) => x > 0 ? x : 0.2f * x;
            }
            """);

        Assert.Equal(severity is null ? [] : ["'A' learns its slope from 300 training samples, in a network of 50 parameters; on few samples a fixed slope generalises better"], run.Messages("NSL2007"));
        Assert.All(run.Diagnostics.Where(diagnostic => diagnostic.Id == "NSL2007"), diagnostic => Assert.Equal(severity, diagnostic.Severity.ToString()));
    }

    private const string Classifier = "Input = 100, Loss = Loss.CrossEntropy";
    private const string Output = "Dense(10, Activation.Softmax)";

    [Fact]
    public Task LinearLayers_AreNSL2001() => VerifyOnly(
        "NSL2001",
        DiagnosticSeverity.Warning,
        "'A' and 'B' collapse into one linear layer: nothing nonlinear stands between them",
        Classifier,
        "{|NSL2001:Dense(50)|}",
        "Dense(30, {|NSL2001:Activation.Identity|})",
        Output);

    [Fact]
    public Task DropoutBetweenLinearLayers_DoesNotHelp() => Verify(Classifier, "{|NSL2001:Dense(50)|}, Dropout(0.2)", "Dropout(0.2)", Output);

    [Fact]
    public Task LeakWithSlopeOne_IsLinear() => Verify(Classifier, "Dense(50, {|NSL2001:Activation.LeakyRelu|}, Slope = {|NSL2006:1|})", Output);

    [Fact]
    public Task Bottleneck_IsOnlyRemarkedOn() => VerifyOnly(
        "NSL2001",
        DiagnosticSeverity.Info,
        "'B' and 'C' collapse into one linear layer: nothing nonlinear stands between them",
        "Input = 512, Loss = Loss.CrossEntropy",
        "Dense(512, Activation.Relu)",
        "{|NSL2001:Dense(16)|}",
        "Dense(512, Activation.Relu)",
        Output);

    [Fact]
    public Task LinearOutput_IsSilent() => Verify("Input = 13, Loss = Loss.MeanSquaredError", "Dense(64, Activation.Relu)", "Dense(1)");

    [Fact]
    public Task HiddenSoftmax_IsNSL2003() => VerifyOnly(
        "NSL2003",
        DiagnosticSeverity.Warning,
        "Softmax makes the hidden units of 'A' compete for one sum: the gradient that passes it is predicted at 0.0225 of the last layer's",
        Classifier,
        "Dense(50, {|NSL2003:Activation.Softmax|})",
        Output);

    [Theory]
    [InlineData(4, DiagnosticSeverity.Info, "0.00277", "0.00391")]
    [InlineData(5, DiagnosticSeverity.Info, "6.54e-4", "9.77e-4")]
    [InlineData(6, DiagnosticSeverity.Warning, "1.54e-4", "2.44e-4")]
    public Task S029_SigmoidsInARow_AreNSL2004(int count, DiagnosticSeverity severity, string gradient, string bound) => VerifyOnly(
        "NSL2004",
        severity,
        $"{count} layers in a row saturate (sigmoid): the gradient reaching 'A' is predicted at {gradient} of the last layer's; slopes of at most 0.25 bound their part of it by 0.25^{count} = {bound}",
        Classifier,
        ["Dense(100, {|NSL2004:Activation.Sigmoid|})", .. Enumerable.Repeat("Dense(100, Activation.Sigmoid)", count - 1), "Dense(100, Activation.Softmax)"]);

    [Theory]
    [InlineData("Sigmoid", 3)]
    [InlineData("Tanh", 7)]
    [InlineData("Relu", 12)]
    public Task S029_ShorterRuns_AreSilent(string activation, int count) => Verify(Classifier, [.. Enumerable.Repeat($"Dense(100, Activation.{activation})", count), Output]);

    [Fact]
    public Task EightTanhLayers_AreRemarkedOn() => Verify(Classifier, ["Dense(100, {|NSL2004:Activation.Tanh|})", .. Enumerable.Repeat("Dense(100, Activation.Tanh)", 7), Output]);

    [Fact]
    public Task RunsAreBrokenByOtherActivations() => Verify(
        Classifier,
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Relu)",
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        Output);

    [Fact]
    public Task RunsAreBrokenByANormalisation_AndItsLayerCountsOnce() => Verify(
        Classifier,
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        "LayerNormalization",
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        "Dense(100, Activation.Sigmoid)",
        Output);

    [Theory]
    [InlineData("-0.1", "-0.1")]
    [InlineData("1.5", "1.5")]
    public Task SlopesThatAreNoLeak_AreNSL2006(string slope, string shown) => VerifyOnly(
        "NSL2006",
        DiagnosticSeverity.Warning,
        $"The activation of 'A' is not what its name says: a leaky rectifier has a slope in [0, 1), this one {shown}",
        Classifier,
        $"Dense(100, Activation.LeakyRelu, Slope = {{|NSL2006:{slope}|}})",
        Output);

    [Fact]
    public Task AlphaThatIsNotPositive_IsNSL2006() => VerifyOnly(
        "NSL2006",
        DiagnosticSeverity.Error,
        "The activation of 'A' is not what its name says: an exponential linear unit has a positive alpha, this one -1",
        Classifier,
        "Dense(100, Activation.Elu, Alpha = {|NSL2006:-1|})",
        Output);

    [Theory]
    [InlineData("LeakyRelu, Slope = 0")]
    [InlineData("LeakyRelu, Slope = 0.99")]
    [InlineData("Relu, Slope = 7")]
    [InlineData("Elu, Alpha = 0.5")]
    public Task ParametersInRange_AreSilent(string activation) => Verify(Classifier, $"Dense(100, Activation.{activation})", Output);
}
