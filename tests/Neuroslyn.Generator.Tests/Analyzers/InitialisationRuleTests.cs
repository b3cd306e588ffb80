using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class InitialisationRuleTests
{
    private const string Classifier = "Input = 100, Loss = Loss.CrossEntropy";
    private const string Output = "Dense(10, Activation.Softmax)";

    [Theory]
    [InlineData("Initializer.Zero", "0")]
    [InlineData("Initializer.Constant, InitializerScale = 0.1", "0.1")]
    public Task EqualHiddenWeights_AreNSL1001(string initializer, string value) => VerifyOnly(
        "NSL1001",
        DiagnosticSeverity.Warning,
        $"All 4 units of 'A' start equal and stay equal: their weights all start at {value}",
        Classifier,
        $"Dense(4, Activation.Relu, Initializer = {{|NSL1001:{initializer.Split(',')[0]}|}}{initializer[initializer.Split(',')[0].Length..]})",
        Output);

    [Fact]
    public Task EqualWeightsOfMaxout_AreNSL1001() => VerifyOnly(
        "NSL1001",
        DiagnosticSeverity.Warning,
        "All 4 units of 'A' start equal and stay equal: their weights all start at 0",
        Classifier,
        "Maxout(4, 3, Initializer = {|NSL1001:Initializer.Zero|})",
        Output);

    [Fact]
    public Task EqualWeightsOfTheLastLayer_AreSilent() => Verify(Classifier, "Dense(4, Activation.Relu)", "Dense(10, Activation.Softmax, Initializer = Initializer.Zero)");

    [Fact]
    public Task EqualWeightsOfTheOnlyLayer_AreSilent() => Verify(Classifier, "Dense(10, Activation.Softmax, Initializer = Initializer.Zero)");

    [Fact]
    public Task EqualWeightsOfOneUnit_AreSilent() => Verify(Classifier, "Dense(1, Activation.Relu, Initializer = Initializer.Constant, InitializerScale = 0.1)", Output);

    [Theory]
    [InlineData("Sigmoid", "sigmoid")]
    [InlineData("Tanh", "tanh")]
    [InlineData("Softsign", "softsign")]
    [InlineData("HardSigmoid", "hard sigmoid")]
    public Task HeWithSaturation_IsNSL1002(string activation, string name) => VerifyOnly(
        "NSL1002",
        DiagnosticSeverity.Warning,
        $"'A' uses HeNormal, which makes up for the half that a rectifier zeroes, but {name} zeroes nothing: its pre-activations start with a predicted deviation of 1.41 instead of 1, further into the flat part; Xavier draws weights of deviation 0.1 instead of 0.141",
        Classifier,
        $"Dense(100, Activation.{activation}, Initializer = {{|NSL1002:Initializer.HeNormal|}})",
        Output);

    [Fact]
    public Task HeWithSaturatingOutput_IsOnlyRemarkedOn() => VerifyOnly(
        "NSL1002",
        DiagnosticSeverity.Info,
        "'B' uses HeUniform, which makes up for the half that a rectifier zeroes, but sigmoid zeroes nothing: its pre-activations start with a predicted deviation of 1.41 instead of 1.41, further into the flat part; Xavier draws weights of deviation 0.141 instead of 0.141",
        "Input = 100, Loss = Loss.BinaryCrossEntropy",
        "Dense(100, Activation.Relu)",
        "Dense(1, Activation.Sigmoid, Initializer = {|NSL1002:Initializer.HeUniform|})");

    [Theory]
    [InlineData("Relu, Initializer = Initializer.HeNormal")]
    [InlineData("Gelu, Initializer = Initializer.HeUniform")]
    [InlineData("Relu6, Initializer = Initializer.HeNormal")]
    [InlineData("Sigmoid, Initializer = Initializer.XavierNormal")]
    [InlineData("Tanh, Initializer = Initializer.LecunNormal")]
    [InlineData("Sigmoid")]
    [InlineData("Relu")]
    [InlineData("Selu")]
    public Task FittingInitialisers_AreSilent(string layer) => Verify(Classifier, $"Dense(100, Activation.{layer})", Output);

    [Fact]
    public Task XavierWithRectifiers_IsNSL1003() => VerifyOnly(
        "NSL1003",
        DiagnosticSeverity.Info,
        "'A' uses XavierUniform with ReLU: the signal is predicted to shrink to 0.707 in this layer and to 0.5 over 2 such layers; He initialisation keeps it",
        Classifier,
        "Dense(100, Activation.Relu, Initializer = {|NSL1003:Initializer.XavierUniform|})",
        "Dense(100, Activation.Relu, Initializer = {|NSL1003:Initializer.LecunNormal|})",
        Output);

    [Fact]
    public Task XavierWithTenRectifiers_IsAWarning() => VerifyOnly(
        "NSL1003",
        DiagnosticSeverity.Warning,
        "'A' uses XavierNormal with leaky ReLU: the signal is predicted to shrink to 0.707 in this layer and to 0.0313 over 10 such layers; He initialisation keeps it",
        Classifier,
        [.. Enumerable.Repeat("Dense(100, Activation.LeakyRelu, Initializer = {|NSL1003:Initializer.XavierNormal|})", 10), Output]);

    [Theory]
    [InlineData("Silu")]
    [InlineData("Elu")]
    [InlineData("Tanh")]
    public Task XavierWithOtherActivations_IsSilent(string activation) => Verify(Classifier, $"Dense(100, Activation.{activation}, Initializer = Initializer.XavierUniform)", Output);

    [Fact]
    public Task RectifiersWithTinyWeights_AreNSL1004()
    {
        string layer = "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = {|NSL1004:0.01|})";
        return VerifyOnly(
            "NSL1004",
            DiagnosticSeverity.Warning,
            "'A' draws weights of deviation 0.01 for fan-in 100, which is too small: the signal at 'E' is predicted at 1.46e-6 of the input's; 0.141 would fit",
            Classifier,
            [.. Enumerable.Repeat(layer, 5), Output]);
    }

    [Fact]
    public Task SigmoidsWithTinyWeights_AreNSL1004()
    {
        string layer = "Dense(100, Activation.Tanh, Initializer = Initializer.Uniform, InitializerScale = {|NSL1004:0.01|})";
        return VerifyOnly(
            "NSL1004",
            DiagnosticSeverity.Warning,
            "'A' draws weights of deviation 0.00577 for fan-in 100, which is too small: the signal at 'C' is predicted at 1.92e-4 of the input's; 0.1 would fit",
            Classifier,
            layer,
            layer,
            layer,
            Output);
    }

    [Fact]
    public Task TinyWeightsInOneLayer_AreSilent() => Verify(Classifier, "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 0.01)", "Dense(100, Activation.Relu)", Output);

    [Fact]
    public Task ZeroHead_ExcusesNobodyAndBlamesNobody() => Verify(
        Classifier,
        "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 0.05)",
        "Dense(100, Activation.Relu)",
        "Dense(10, Activation.Softmax, Initializer = Initializer.Zero)");

    [Fact]
    public Task SaturatingLayerWithHugeWeights_IsNSL1005() => VerifyOnly(
        "NSL1005",
        DiagnosticSeverity.Warning,
        "'A' draws weights of deviation 1 for fan-in 784, which is too large: its pre-activations have a predicted deviation of 28, where sigmoid is flat; 0.0393 would fit",
        "Input = 784, Loss = Loss.CrossEntropy",
        "Dense(512, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = {|NSL1005:1|})",
        Output);

    [Fact]
    public Task RectifiersWithHugeWeights_AreNSL1005() => VerifyOnly(
        "NSL1005",
        DiagnosticSeverity.Warning,
        "'A' draws weights of deviation 1 for fan-in 100, which is too large: the signal at 'C' is predicted at 292 times the input's; 0.141 would fit",
        Classifier,
        "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = {|NSL1005:1|})",
        "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = {|NSL1005:1|})",
        "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = {|NSL1005:1|})",
        Output);

    [Theory]
    [InlineData("Dense(30, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 1)")]
    [InlineData("Dense(30, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 0.4)")]
    public Task LargeWeightsWithinBounds_AreSilent(string layer) => Verify(Classifier, layer, Output);

    [Fact]
    public Task Selu_WantsLecunAndNoDropout() => Verify(
        Classifier,
        "Dense(100, Activation.Selu, Initializer = {|NSL1007:Initializer.HeNormal|})",
        "Dense(100, Activation.Selu), Dropout({|NSL1007:0.2|})",
        "Dense(100, Activation.Selu, Initializer = Initializer.LecunNormal)",
        Output);

    [Fact]
    public Task HeWithSteepLeak_IsNSL1009() => VerifyOnly(
        "NSL1009",
        DiagnosticSeverity.Info,
        "He initialisation of 'A' assumes a slope of 0 on the negative side; with slope 0.5 and fan-in 100, a deviation of sqrt(2 / ((1 + 0.5^2) 100)) = 0.126 keeps the signal",
        Classifier,
        "Dense(100, Activation.LeakyRelu, Slope = 0.5, Initializer = {|NSL1009:Initializer.HeNormal|})",
        Output);

    [Theory]
    [InlineData("Slope = 0.2, Initializer = Initializer.HeNormal")]
    [InlineData("Slope = 0.5")]
    public Task HeWithGentleOrUnwrittenChoice_IsSilent(string arguments) => Verify(Classifier, $"Dense(100, Activation.LeakyRelu, {arguments})", Output);
}
