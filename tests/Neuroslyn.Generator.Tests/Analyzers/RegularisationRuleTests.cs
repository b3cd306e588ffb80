using System.Globalization;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class RegularisationRuleTests
{
    private const string Classifier = "Input = 100, Loss = Loss.CrossEntropy";
    private const string Hidden = "Dense(50, Activation.Relu)";
    private const string Output = "Dense(10, Activation.Softmax)";

    [Fact]
    public Task DropoutOfNothing_IsNSL0017() => Verify(Classifier, Hidden + ", Dropout({|NSL0017:0|})", "Dropout({|NSL0017:0.0|})", Output);

    [Theory]
    [InlineData("0.6", DiagnosticSeverity.Info, "40")]
    [InlineData("0.75", DiagnosticSeverity.Warning, "25")]
    [InlineData("0.9", DiagnosticSeverity.Warning, "10")]
    public Task HighRates_AreNSL4002(string rate, DiagnosticSeverity severity, string percent) => VerifyOnly(
        "NSL4002", severity, $"Only {percent} % of the values of 'A' pass its dropout", Classifier, $"{Hidden}, Dropout({{|NSL4002:{rate}|}})", Output);

    [Theory]
    [InlineData("0.2")]
    [InlineData("0.5")]
    public Task UsualRates_AreSilent(string rate) => Verify(Classifier, $"{Hidden}, Dropout({rate})", $"Dropout({rate})", Output);

    [Fact]
    public Task DropoutBehindTheLastLayer_IsNSL4003() => Verify(Classifier, Hidden, Output + ", Dropout({|NSL4003:0.9|})", "Dropout({|NSL4003:0.2|})");

    [Fact]
    public Task DropoutOfInputs_IsSilent() => Verify(Classifier, "Dropout(0.2)", Hidden, Output);

    [Theory]
    [InlineData("Dense(50, Activation.Relu), AlphaDropout(0.1)")]
    [InlineData("Dense(50, Activation.Relu, UseBias = false), BatchNormalization")]
    [InlineData("Dense(50, Activation.Relu), Frozen")]
    public Task ManyParametersWithRegularisation_AreSilent(string hidden) => DesignNetwork.Verify(Classifier + ", TrainingSamples = 150", hidden, Output);

    [Fact]
    public async Task DropoutBesideBatchNormalisation_IsToldWhoAsks()
    {
        AnalyzerRun run = await DesignNetwork.Verify(Classifier, "Dense(50, Activation.Relu, UseBias = false), BatchNormalization, Dropout(0.2)", Output);

        Diagnostic found = run.Diagnostics.Single(finding => finding.Id == "NSL4013");
        Assert.Equal(DiagnosticSeverity.Hidden, found.Severity);
        Assert.Equal("'Net' has dropout and batch normalisation, which adds noise of its own; one of them is often enough", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task ManyParametersForFewSamples_AreNSL4012() => VerifyOnly(
        "NSL4012",
        DiagnosticSeverity.Info,
        "5560 trained parameters for 150 training samples, and neither dropout nor batch normalisation: the network can learn the samples by heart",
        Classifier + ", TrainingSamples = {|NSL4012:150|}",
        Hidden,
        Output);

    [Fact]
    public Task ManyParametersWithDropout_AreSilent() => Verify(Classifier + ", TrainingSamples = 150", Hidden + ", Dropout(0.5)", Output);

    [Fact]
    public Task EnoughSamples_AreSilent() => Verify(Classifier + ", TrainingSamples = 600", Hidden, Output);
}
