using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>NSL4004, 4006, 4007, and what the other rules say about networks with normalisation, maxout and alpha dropout.</summary>
public sealed class NormalizationRuleTests
{
    private const string Classifier = "Input = 100, Loss = Loss.CrossEntropy";
    private const string Regression = "Input = 13, Loss = Loss.MeanSquaredError";
    private const string Normalized = "Dense(50, Activation.Relu, UseBias = false), BatchNormalization";
    private const string Output = "Dense(10, Activation.Softmax)";

    [Fact]
    public Task BiasInFrontOfBatchNormalization_IsNSL4006() => VerifyOnly(
        "NSL4006",
        DiagnosticSeverity.Info,
        "Batch normalisation removes the bias of 'A' (50 parameters): its own shift takes the place",
        Classifier,
        "{|NSL4006:Dense(50, Activation.Relu)|}, BatchNormalization",
        Output);

    [Fact]
    public Task BiasInFrontOfABatchNormalizationLayer_IsNSL4006() => Verify(
        Classifier, "Dense(60, Activation.Relu)", "{|NSL4006:Dense(50, {|NSL2001:Activation.Identity|})|}", "BatchNormalization", "Dense(20, Activation.Relu)", Output);

    [Fact]
    public Task BiasOfMaxoutPieces_IsNSL4006() => Verify(Classifier, "{|NSL4006:Maxout(20, 2)|}, BatchNormalization", Output);

    [Theory]
    [InlineData("Dense(50, Activation.Relu, UseBias = false), BatchNormalization")]
    [InlineData("Dense(50, Activation.Relu), LayerNormalization")]
    public Task BiasThatDoesSomething_IsSilent(string layer) => Verify(Classifier, layer, Output);

    [Fact]
    public Task BatchNormalizationBehindTheActivation_KeepsTheBias() => Verify(Classifier, "Dense(50, Activation.Relu)", "BatchNormalization", Output);

    [Fact]
    public Task DropoutInFrontOfBatchNormalization_IsNSL4004() => VerifyOnly(
        "NSL4004",
        DiagnosticSeverity.Info,
        "Dropout on 'A' stands in front of the batch normalisation of 'B': in training it raises the mean square by the factor 2, so that the running variance is not the one that predictions have",
        Classifier,
        "Dense(50, Activation.Relu), {|NSL4004:Dropout(0.5)|}",
        "BatchNormalization",
        Output);

    [Fact]
    public Task DropoutBehindBatchNormalization_IsSilent() => Verify(Classifier, Normalized + ", Dropout(0.5)", Normalized + ", Dropout(0.5)", Output);

    [Fact]
    public Task BatchNormalizationOfARegression_IsNSL4007() => VerifyOnly(
        "NSL4007",
        DiagnosticSeverity.Warning,
        "The batch normalisation of 'B' is the last thing before the loss: predictions depend on the other samples of the batch in training, and on running averages afterwards",
        Regression,
        "Dense(50, Activation.Relu)",
        "Dense(1, UseBias = false), {|NSL4007:BatchNormalization|}");

    [Fact]
    public Task BatchNormalizationBehindTheLastActivation_IsNSL4007() =>
        Verify("Input = 13, Loss = Loss.HalfMeanSquaredError", "Dense(50, Activation.Relu)", "Dense(4, Activation.LeakyRelu)", "{|NSL4007:BatchNormalization|}");

    [Fact]
    public Task BatchNormalizationOfLogits_IsSilent() => Verify(Classifier, Normalized, "Dense(10, Activation.Softmax, UseBias = false), BatchNormalization");

    [Theory]
    [InlineData("Dense(100, Activation.Relu, UseBias = false), BatchNormalization")]
    [InlineData("Dense(100, Activation.Relu, UseBias = false), BatchNormalization, Dropout(0.5)")]
    [InlineData("Dense(100, Activation.Relu, Initializer = Initializer.XavierNormal, UseBias = false), BatchNormalization")]
    [InlineData("Dense(100, Activation.Sigmoid, Initializer = Initializer.HeNormal, UseBias = false), BatchNormalization")]
    [InlineData("Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization")]
    [InlineData("Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 1e-4, UseBias = false), BatchNormalization")]
    public Task ScalesThatNormalizationDividesAway_AreSilent(string layer) => Verify("Input = 784, Loss = Loss.CrossEntropy", layer, layer, layer, Output);

    [Fact]
    public Task SixSigmoidLayers_WithBatchNormalization_AreSilent()
    {
        string layer = "Dense(50, Activation.Sigmoid, UseBias = false), BatchNormalization";
        return Verify(Classifier, layer, layer, layer, layer, layer, layer, Output);
    }

    [Fact]
    public Task SeluStack_WithAlphaDropout_IsSilent()
    {
        string layer = "Dense(64, Activation.Selu), AlphaDropout(0.1)";
        return Verify(Classifier, layer, layer, layer, Output);
    }

    [Fact]
    public Task SeluWithPlainDropout_IsNSL1007() => VerifyOnly(
        "NSL1007",
        DiagnosticSeverity.Warning,
        "'A' keeps its signal normalised only with LeCun weights and alpha dropout; this dropout shifts mean and variance",
        Classifier,
        "Dense(64, Activation.Selu), Dropout({|NSL1007:0.1|})",
        Output);

    [Fact]
    public Task Maxout_IsANonlinearity() => Verify(Classifier, "Maxout(20, 2)", "Maxout(20, 3)", Output);

    [Fact]
    public Task LayerNormalizationBetweenLinearLayers_IsANonlinearity() => Verify(Classifier, "Dense(20)", "LayerNormalization", Output);

    [Fact]
    public Task BatchNormalizationBetweenLinearLayers_IsNone() => Verify(Classifier, "Dense(20, {|NSL2001:Activation.Identity|}, UseBias = false)", "BatchNormalization", Output);

    [Theory]
    [InlineData("Maxout(20, {|NSL2006:1|})")]
    [InlineData("Maxout({|NSL0005:0|}, 2)")]
    [InlineData("Maxout(4, 2, InitializerScale = {|NSL0014:1|})")]
    [InlineData("Dense(20, Activation.Relu, UseBias = false), BatchNormalization(Epsilon = {|NSL0014:0|})")]
    [InlineData("Dense(20, Activation.Relu, UseBias = false), BatchNormalization(Momentum = {|NSL0014:1.5|})")]
    [InlineData("Dense(20, Activation.Relu), LayerNormalization(Epsilon = {|NSL0014:-1|})")]
    [InlineData("Dense(20, Activation.Selu), AlphaDropout({|NSL4001:1|})")]
    [InlineData("Dense(20, Activation.Relu), BatchNormalization, {|NSL0022:LayerNormalization|}")]
    [InlineData("Dense(20, Activation.Relu), Dropout(0.2), {|NSL0022:AlphaDropout(0.2)|}")]
    [InlineData("AlphaDropout({|NSL0017:0|})")]
    public Task ArgumentsThatCannotBe(string layer) => Verify(Classifier, layer, Output);
}
