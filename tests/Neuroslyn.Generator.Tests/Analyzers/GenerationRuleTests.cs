using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class GenerationRuleTests
{
    [Fact]
    public async Task EveryNetwork_IsMeasured()
    {
        AnalyzerRun run = await Verify("Input = 4, Loss = Loss.CrossEntropy", "Dense(8, Activation.Relu)", "Dense(3, Activation.Softmax)");

        Assert.StartsWith("'Net': 67 parameters, 56 multiply-adds and ", Assert.Single(run.Messages("NSL7002")), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Hidden, run.Diagnostics.Single().Severity);
    }

    [Fact]
    public async Task ActivationsBeyondTheStack_AreNSL7003()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Source("Input = 2, Loss = Loss.MeanSquaredError", "Dense(17000, Activation.Relu)", "Dense(1)").Replace("class Net", "class {|NSL7003:Net|}", StringComparison.Ordinal));

        Assert.Equal(["One sample's activations in 'Net' take 67 KB, too much for the stack: Predict uses a reusable workspace instead"], run.Messages("NSL7003"));
    }

    [Theory]
    [InlineData("{|NSL7005:33|}")]
    [InlineData("{|NSL7005:65|}")]
    [InlineData("64")]
    [InlineData("17")]
    [InlineData("50")]
    public Task WidthsJustAboveAMultiple_AreNSL7005(string units) => Verify("Input = 4, Loss = Loss.CrossEntropy", $"Dense({units}, Activation.Relu)", "Dense(33, Activation.Softmax)");

    [Fact]
    public Task WidthOfMaxoutPieces_IsSilent() => Verify("Input = 4, Loss = Loss.CrossEntropy", "Maxout(11, 3)", "Dense(33, Activation.Softmax)");

    [Fact]
    public Task DoublePrecision_IsNSL7008() => AnalyzerRun.VerifyFindings(
        Source("Input = 4, Precision = {|NSL7008:Precision.Double|}", "Dense(3, Activation.Relu)").Replace("DenseLayer", "DenseLayer<double>", StringComparison.Ordinal));

    [Fact]
    public Task WideningLayers_AreSilentUnlessAskedFor() => Verify("Input = 4, Loss = Loss.MeanSquaredError", "Dense(8, Activation.Relu)", "Dense(16, Activation.Relu)", "Dense(1)");
}
