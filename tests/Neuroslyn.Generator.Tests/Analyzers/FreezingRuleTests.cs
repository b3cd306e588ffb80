using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.DesignNetwork;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class FreezingRuleTests
{
    private const string Classifier = "Input = 16, Loss = Loss.CrossEntropy";
    private const string Hidden = "Dense(16, Activation.Relu)";
    private const string Output = "Dense(10, Activation.Softmax)";
    private const string Encoder = "[Network(Input = 16)] sealed partial class Encoder { [Dropout(0.2), {|NSL0024:Frozen|}] public partial DropoutLayer Noise { get; } [Dense(16, Activation.Tanh)] public partial DenseLayer Code { get; } }\n";

    [Theory]
    [InlineData("Dropout(0.5), {|NSL0024:Frozen|}")]
    [InlineData("{|NSL0024:Frozen|}, AlphaDropout(0.1)")]
    [InlineData("Add(Layer.Input, nameof(A)), {|NSL0024:Frozen|}")]
    [InlineData("Multiply(Layer.Input, nameof(A)), {|NSL0024:Frozen|}")]
    [InlineData("Maximum(Layer.Input, nameof(A)), {|NSL0024:Frozen|}")]
    [InlineData("Concat(Layer.Input, nameof(A)), Dropout(0.1), {|NSL0024:Frozen|}")]
    [InlineData("Add(Layer.Input, nameof(A), Activation = Activation.Tanh), {|NSL0024:FrozenAttribute|}")]
    public Task LayersWithoutParameters_AreNSL0024(string layer) =>
        VerifyOnly("NSL0024", DiagnosticSeverity.Info, "'B' has no parameters, so [Frozen] has no effect on it", Classifier, Hidden, layer, Output);

    [Theory]
    [InlineData("Dense(16, Activation.Relu), Dropout(0.1), Frozen")]
    [InlineData("Dense(16, UseBias = false, Activation = Activation.Relu), Frozen, BatchNormalization")]
    [InlineData("Dense(16, Activation.PRelu), Frozen")]
    [InlineData("Maxout(16, 2), Frozen")]
    [InlineData("BatchNormalization, Frozen")]
    [InlineData("LayerNormalization, Dropout(0.1), Frozen")]
    public Task LayersWithParameters_AreSilent(string layer) => Verify(Classifier, Hidden, layer, Output);

    [Fact]
    public Task NetworksAsLayers_AreSilent_AndJudgedWhereTheyAreWritten()
    {
        string outer = Source(Classifier, ": Encoder", Output).Replace("public partial Encoder", "[Frozen] public partial Encoder", StringComparison.Ordinal);
        return AnalyzerRun.VerifyFindings(outer + "\n" + Encoder);
    }
}
