using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class OutputRuleTests
{
    private const string Hidden = "Dense(16, Activation.Relu)";

    [Theory]
    [InlineData("Loss.BinaryCrossEntropy")]
    [InlineData("Loss.MeanSquaredError")]
    [InlineData("Loss.CrossEntropy")]
    [InlineData("Loss.None")]
    public Task SoftmaxOfOne_IsNSL3001AndNothingElse(string loss) => VerifyOnly(
        "NSL3001",
        DiagnosticSeverity.Error,
        "Softmax of one value is always 1: 'B' is constant and its gradient zero",
        $"Input = 3, Loss = {loss}",
        Hidden,
        "Dense(1, {|NSL3001:Activation.Softmax|})");

    [Fact]
    public Task HiddenSoftmaxOfOne_IsNSL3001() => Verify("Input = 3, Loss = Loss.MeanSquaredError", "Dense(1, {|NSL3001:Activation.Softmax|})", "Dense(1)");

    [Fact]
    public Task SoftmaxOfTwo_IsSilent() => Verify("Input = 3, Loss = Loss.CrossEntropy", Hidden, "Dense(2, Activation.Softmax)");

    [Theory]
    [InlineData("Loss.MeanSquaredError", "mean squared error")]
    [InlineData("Loss.MeanAbsoluteError", "mean absolute error")]
    public Task S035_ErrorOnSoftmax_IsNSL3002(string loss, string name) => VerifyOnly(
        "NSL3002",
        DiagnosticSeverity.Warning,
        $"{name} on softmax outputs learns slowly where the network is confident and wrong; Loss.CrossEntropy does not",
        $"Input = 4, Loss = {{|NSL3002:{loss}|}}",
        Hidden,
        "Dense(3, Activation.Softmax)");

    [Theory]
    [InlineData("Loss.MeanSquaredError", "", DiagnosticSeverity.Info)]
    [InlineData("Loss.MeanSquaredError", ", Task = LearningTask.Classification", DiagnosticSeverity.Info)]
    [InlineData("Loss.MeanAbsoluteError", "", DiagnosticSeverity.Info)]
    [InlineData("Loss.MeanAbsoluteError", ", Task = LearningTask.Classification", DiagnosticSeverity.Warning)]
    [InlineData("Loss.MeanAbsoluteError", ", Classes = 2", DiagnosticSeverity.Warning)]
    public async Task ErrorOnSigmoid_IsWeighedByTheTask(string loss, string facts, DiagnosticSeverity severity)
    {
        AnalyzerRun run = await Verify($"Input = 4, Loss = {{|NSL3002:{loss}|}}{facts}", Hidden, "Dense(1, Activation.Sigmoid)");

        Assert.Equal(severity, run.Diagnostics.Single(diagnostic => diagnostic.Id == "NSL3002").Severity);
    }

    [Fact]
    public Task AutoencoderWithSigmoidAndSquaredError_IsSilent() => Verify(
        "Input = 784, Loss = Loss.MeanSquaredError",
        "Dense(128, Activation.Relu)",
        "Dense(32, Activation.Relu)",
        "Dense(128, Activation.Relu)",
        "Dense(784, Activation.Sigmoid)");

    [Theory]
    [InlineData("Loss.BinaryCrossEntropy", "Identity", "binary cross entropy", "(-∞, ∞)")]
    [InlineData("Loss.BinaryCrossEntropy", "Relu", "binary cross entropy", "[0, ∞)")]
    [InlineData("Loss.CrossEntropy", "Tanh", "cross entropy", "(-1, 1)")]
    [InlineData("Loss.CrossEntropy", "Elu", "cross entropy", "(-1, ∞)")]
    [InlineData("Loss.CrossEntropy", "Relu6", "cross entropy", "[0, 6]")]
    public Task ProbabilityLossOnOtherValues_IsNSL3003(string loss, string activation, string name, string range) => VerifyOnly(
        "NSL3003",
        DiagnosticSeverity.Warning,
        $"{name} needs values in (0, 1), but 'B' produces {range}",
        $"Input = 4, Loss = {loss}",
        Hidden,
        $"Dense(3, {{|NSL3003:Activation.{activation}|}})");

    [Theory]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(1, Activation.Sigmoid)")]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(5, Activation.Sigmoid)")]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(5, Activation.HardSigmoid)")]
    [InlineData("Loss.CrossEntropy", "Dense(2, Activation.Softmax)")]
    [InlineData("Loss.CrossEntropy", "Dense(10, Activation.Softmax)")]
    [InlineData("Loss.Hinge", "Dense(1)")]
    [InlineData("Loss.Hinge", "Dense(1, Activation.Tanh)")]
    [InlineData("Loss.MeanSquaredError", "Dense(1)")]
    [InlineData("Loss.None", "Dense(3, Activation.Tanh)")]
    public Task FittingPairs_AreSilent(string loss, string output) => Verify($"Input = 4, Loss = {loss}", Hidden, output);

    [Theory]
    [InlineData("Loss.BinaryCrossEntropy", "Dense(3, Activation.Softmax)", "binary cross entropy treats the outputs as independent yes-or-no labels, but 'B' makes them one choice among exclusive classes")]
    [InlineData("Loss.CrossEntropy", "Dense(3, Activation.Sigmoid)", "cross entropy treats the outputs as one choice among exclusive classes, but 'B' makes them independent yes-or-no labels")]
    public Task MixedFamilies_AreNSL3005(string loss, string output, string message) => VerifyOnly(
        "NSL3005", DiagnosticSeverity.Warning, message, $"Input = 4, Loss = {{|NSL3005:{loss}|}}", Hidden, output);

    [Fact]
    public async Task MixedFamiliesOfTwo_AreOnlyRemarkedOn()
    {
        AnalyzerRun run = await Verify("Input = 4, Loss = {|NSL3005:Loss.BinaryCrossEntropy|}", Hidden, "Dense(2, Activation.Softmax)");

        Assert.Equal(DiagnosticSeverity.Info, run.Diagnostics.Single(diagnostic => diagnostic.Id == "NSL3005").Severity);
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Identity")]
    public Task CrossEntropyOverOneUnit_IsNSL3006(string activation) => VerifyOnly(
        "NSL3006",
        DiagnosticSeverity.Warning,
        "Cross entropy over the one unit of 'B' ignores every sample whose target is 0",
        "Input = 4, Loss = {|NSL3006:Loss.CrossEntropy|}",
        Hidden,
        $"Dense(1, Activation.{activation})");

    [Theory]
    [InlineData("Sigmoid", "(0, 1)")]
    [InlineData("Tanh", "(-1, 1)")]
    [InlineData("Relu", "[0, ∞)")]
    [InlineData("Softmax", "(0, 1)")]
    public Task S035_BoundedOutputOfARegression_IsNSL3007(string activation, string range) => VerifyOnly(
        "NSL3007",
        DiagnosticSeverity.Warning,
        $"'B' produces {range} only; regression targets may lie anywhere, unless [TargetRange] says otherwise",
        "Input = 4, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression",
        Hidden,
        $"Dense(2, {{|NSL3007:Activation.{activation}|}})");

    [Fact]
    public Task RectifiedOutputWithoutATask_IsRemarkedOn() => VerifyOnly(
        "NSL3007",
        DiagnosticSeverity.Info,
        "'B' produces [0, ∞) only; if targets may lie outside, leave the activation away, else say so with [TargetRange]",
        "Input = 2, Loss = Loss.HalfMeanSquaredError",
        Hidden,
        "Dense(1, {|NSL3007:Activation.Relu|})");

    [Theory]
    [InlineData("-1, 1", "Activation.Tanh")]
    [InlineData("0, double.PositiveInfinity", "Activation.Relu")]
    [InlineData("0, 6", "Activation.Relu6")]
    [InlineData("0.2, 0.8", "Activation.Sigmoid")]
    [InlineData("double.NegativeInfinity, 7", "Activation.Identity")]
    public Task DeclaredTargetsWithinReach_AreSilent(string range, string activation) => AnalyzerRun.VerifyFindings(
        Source("Input = 4, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", Hidden, $"Dense(1, {activation})").Replace("[Network", $"[TargetRange({range})]\n[Network", StringComparison.Ordinal));

    [Theory]
    [InlineData("-10, 10", "Tanh")]
    [InlineData("-1, 3", "Relu")]
    [InlineData("0, double.PositiveInfinity", "Sigmoid")]
    public Task DeclaredTargetsOutOfReach_AreNSL3007(string range, string activation) => AnalyzerRun.VerifyFindings(
        Source("Input = 4, Loss = Loss.Huber", Hidden, $"Dense(1, {{|NSL3007:Activation.{activation}|}})").Replace("[Network", $"[TargetRange({range})]\n[Network", StringComparison.Ordinal));

    [Theory]
    [InlineData("Sigmoid", "(0, 1)")]
    [InlineData("Relu", "[0, ∞)")]
    public Task HingeOnOneSide_IsNSL3012(string activation, string range) => VerifyOnly(
        "NSL3012",
        DiagnosticSeverity.Info,
        $"hinge loss wants outputs on both sides of 0, but 'B' produces {range}",
        "Input = 4, Loss = Loss.Hinge",
        Hidden,
        $"Dense(1, {{|NSL3012:Activation.{activation}|}})");

    [Theory]
    [InlineData("-1, 1", "[-1, 1]")]
    [InlineData("0, 255", "[0, 255]")]
    public async Task TargetsBeyondProbabilities_AreNSL3012(string range, string shown)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Ranged(range).Replace("TargetRange(", "{|NSL3012:TargetRange(", StringComparison.Ordinal).Replace(")] //", ")|}]", StringComparison.Ordinal));

        Assert.Equal([$"binary cross entropy wants targets of 0 to 1, but {shown} are declared; map targets of -1 and 1 by (t + 1) / 2"], run.Messages("NSL3012"));
    }

    [Theory]
    [InlineData("0, 1")]
    [InlineData("0.1, 0.9")]
    public Task TargetsThatAreProbabilities_AreSilent(string range) => AnalyzerRun.VerifyFindings(Ranged(range));

    private static string Ranged(string range) => Source("Input = 4, Loss = Loss.BinaryCrossEntropy", Hidden, "Dense(1, Activation.Sigmoid)")
        .Replace("sealed partial class", $"[TargetRange({range})] //\nsealed partial class", StringComparison.Ordinal);

    [Theory]
    [InlineData("Classes = 10", "Dense({|NSL0019:12|}, Activation.Softmax)", "Loss.CrossEntropy")]
    [InlineData("Classes = 3", "Dense({|NSL0019:1|}, Activation.Sigmoid)", "Loss.BinaryCrossEntropy")]
    [InlineData("Classes = 2, Task = LearningTask.MultiLabelClassification", "Dense({|NSL0019:1|}, Activation.Sigmoid)", "Loss.BinaryCrossEntropy")]
    [InlineData("Classes = 10", "Dense(10, Activation.Softmax)", "Loss.CrossEntropy")]
    [InlineData("Classes = 2", "Dense(1, Activation.Sigmoid)", "Loss.BinaryCrossEntropy")]
    [InlineData("Classes = 2", "Dense(2, Activation.Softmax)", "Loss.CrossEntropy")]
    [InlineData("Classes = 10", "Maxout(10, 2)", "Loss.MeanSquaredError")]
    [InlineData("Classes = 10", "Maxout({|NSL0019:5|}, 2)", "Loss.MeanSquaredError")]
    public Task UnitsAreComparedWithDeclaredClasses(string facts, string output, string loss) => Verify($"Input = 4, {facts}, Loss = {loss}", Hidden, output);

    [Theory]
    [InlineData("Classes = {|NSL0014:1|}")]
    [InlineData("Classes = {|NSL0014:-4|}")]
    [InlineData("TrainingSamples = {|NSL0014:-1|}")]
    [InlineData("Task = {|NSL0014:(LearningTask)9|}")]
    public Task FactsThatCannotBe_AreNSL0014(string facts) => Verify($"Input = 4, Loss = Loss.MeanSquaredError, {facts}", Hidden, "Dense(1)");

    [Fact]
    public Task EmptyTargetRange_IsNSL0014() => AnalyzerRun.VerifyFindings(
        Source("Input = 4, Loss = Loss.MeanSquaredError", "Dense(1)").Replace("[Network", "[{|NSL0014:TargetRange(1, 1)|}]\n[Network", StringComparison.Ordinal));
}
