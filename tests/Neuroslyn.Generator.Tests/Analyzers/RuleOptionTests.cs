using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>Thresholds in an <c>.editorconfig</c>.</summary>
public sealed class RuleOptionTests
{
    private const string Classifier = "Input = 100, Loss = Loss.CrossEntropy";
    private const string Output = "Dense(10, Activation.Softmax)";

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("neuroslyn.NSL4002.warning_rate = 0.55", DiagnosticSeverity.Warning)]
    [InlineData("neuroslyn.nsl4002.warning_rate=0.55", DiagnosticSeverity.Warning)]
    [InlineData("neuroslyn.NSL4002.info_rate = 0.6", null)]
    [InlineData("neuroslyn.NSL4002.info_rate = much", DiagnosticSeverity.Info)]
    public Task DropoutRates_AreASetting(string setting, DiagnosticSeverity? severity) =>
        Verify("NSL4002", severity, setting, DesignNetwork.Source(Classifier, "Dense(50, Activation.Relu), Dropout(0.6)", Output));

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("neuroslyn.NSL2004.minimum_layers = 5", null)]
    public Task SaturatingLayers_AreASetting(string setting, DiagnosticSeverity? severity) => Verify(
        "NSL2004", severity, setting, DesignNetwork.Source(Classifier, "Dense(50, Activation.Sigmoid)", "Dense(50, Activation.Sigmoid)", "Dense(50, Activation.Sigmoid)", "Dense(50, Activation.Sigmoid)", Output));

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("neuroslyn.NSL4012.parameters_per_sample = 100", null)]
    public Task ParametersPerSample_AreASetting(string setting, DiagnosticSeverity? severity) =>
        Verify("NSL4012", severity, setting, DesignNetwork.Source(Classifier + ", TrainingSamples = 100", "Dense(50, Activation.Relu)", Output));

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("neuroslyn.NSL2007.samples_per_parameter = 0.1", null)]
    public Task SamplesPerParameter_AreASetting(string setting, DiagnosticSeverity? severity) =>
        Verify("NSL2007", severity, setting, DesignNetwork.Source(Classifier + ", TrainingSamples = 1000", "Dense(50, Activation.PRelu)", Output));

    [Theory]
    [InlineData("", null)]
    [InlineData("neuroslyn.NSL7007.maximum_kilobytes = 1", DiagnosticSeverity.Warning)]
    public Task SourceSize_IsASetting(string setting, DiagnosticSeverity? severity) => Verify("NSL7007", severity, setting, DesignNetwork.Source(Classifier, Output));

    [Theory]
    [InlineData("", "new Net()", null)]
    [InlineData("neuroslyn.NSL1008.require_seeds = true", "new Net()", DiagnosticSeverity.Info)]
    [InlineData("neuroslyn.NSL1008.require_seeds = false", "new Net()", null)]
    [InlineData("neuroslyn.NSL1008.require_seeds = true", "new Net(seed: 3)", null)]
    public Task Seeds_AreASetting(string setting, string creation, DiagnosticSeverity? severity) =>
        Verify("NSL1008", severity, setting, DesignNetwork.Source(Classifier, Output), $"static class Program {{ static object Run() => {creation}; }}");

    private static async Task Verify(string id, DiagnosticSeverity? severity, string setting, params string[] sources)
    {
        GeneratorRun generation = GeneratorRun.Once(sources);
        string[] line = setting.Split('=', StringSplitOptions.TrimEntries);
        Dictionary<string, string> configuration = line.Length == 2 ? new() { [line[0]] = line[1] } : [];
        Diagnostic? found = (await AnalyzerRun.Findings(generation.Output, configuration)).SingleOrDefault(diagnostic => diagnostic.Id == id);

        Assert.Equal(severity, found?.Severity);
        Assert.NotEqual("", found?.GetMessage(CultureInfo.InvariantCulture));
    }
}
