using Neuroslyn.IntegrationTests.Gradients;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Normalisation;

/// <summary>Batch and layer normalisation, maxout and alpha dropout against central differences, the interpreter and the other paths.</summary>
public sealed class NormalizationGradientTests
{
    private static readonly InterpretedNormalization Batch = new(OverBatch: true);

    private static readonly InterpretedNormalization Layer = new(OverBatch: false);

    [Fact]
    public void BatchNormalization_BetweenLinearPartAndActivation() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 7, Activation.Tanh) { Normalization = Batch }, new InterpretedLayer("Output", 3)),
            Network(Loss.CrossEntropy, new InterpretedLayer("First", 17, Activation.Relu, UseBias: false) { Normalization = Batch }, new InterpretedLayer("Second", 13, Activation.Sigmoid) { Normalization = Batch }, new InterpretedLayer("Output", 4, Activation.Softmax)),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 5, Activation.Gelu) { Normalization = Batch with { Epsilon = 1e-3, Momentum = 0.3 } }, new InterpretedLayer("Output", 2)),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 33, Activation.Softmax) { Normalization = Batch }, new InterpretedLayer("Output", 1)),
        ]);

    [Fact]
    public void BatchNormalization_OfTheOutput() => Check(
        [
            Network(Loss.CrossEntropy, new InterpretedLayer("Hidden", 9, Activation.Tanh), new InterpretedLayer("Output", 5, Activation.Softmax) { Normalization = Batch }),
            Network(Loss.BinaryCrossEntropy, new InterpretedLayer("Output", 3, Activation.Sigmoid) { Normalization = Batch }),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Output", 3, Activation.Softmax) { Normalization = Batch }),
            Network(Loss.Huber, new InterpretedLayer("Output", 2) { Normalization = Batch }),
        ]);

    [Fact]
    public void BatchNormalization_AsALayer_BehindInputActivationAndDropout() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 7, Activation.Tanh) { NormalizationBefore = Batch }, new InterpretedLayer("Output", 3) { NormalizationBefore = Batch }),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 17, Activation.Relu) { DropoutsAfter = [0.3] }, new InterpretedLayer("Output", 3) { NormalizationBefore = Batch }),
            Network(Loss.CrossEntropy, new InterpretedLayer("Hidden", 6, Activation.Sigmoid) { Normalization = Batch, DropoutsAfter = [0.2] }, new InterpretedLayer("Output", 3, Activation.Softmax) { DropoutsBefore = [0.1], NormalizationBefore = Layer, Normalization = Batch }),
        ]);

    [Fact]
    public void BatchNormalization_BehindAFirstLayerThatReadsSamplesAsTheyCome() => Check(
        [new NetworkDefinition(257, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 17, Activation.Tanh) { Normalization = Batch }, new InterpretedLayer("Output", 2))]);

    [Fact]
    public void LayerNormalization_EverywhereItCanStand() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 7, Activation.Tanh) { Normalization = Layer }, new InterpretedLayer("Output", 3)),
            Network(Loss.CrossEntropy, new InterpretedLayer("First", 17, Activation.Mish) { Normalization = Layer }, new InterpretedLayer("Second", 13, Activation.Sigmoid) { NormalizationBefore = Layer }, new InterpretedLayer("Output", 4, Activation.Softmax) { Normalization = Layer }),
            Network(Loss.BinaryCrossEntropy, new InterpretedLayer("Hidden", 2, Activation.Relu) { NormalizationBefore = Layer, DropoutsAfter = [0.25] }, new InterpretedLayer("Output", 3, Activation.Sigmoid) { Normalization = Layer }),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 5, Activation.Softmax) { Normalization = Layer with { Epsilon = 0.01 } }, new InterpretedLayer("Output", 1)),
        ],
        leastSamples: 1);

    [Fact]
    public void S027_Maxout_OfTwoAndThreePieces() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 7) { Pieces = 2 }, new InterpretedLayer("Output", 3)),
            Network(Loss.CrossEntropy, new InterpretedLayer("First", 17) { Pieces = 3, DropoutsAfter = [0.3] }, new InterpretedLayer("Second", 5, UseBias: false) { Pieces = 2 }, new InterpretedLayer("Output", 4, Activation.Softmax)),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Output", 3) { Pieces = 4 }),
            new NetworkDefinition(260, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 9) { Pieces = 3 }, new InterpretedLayer("Output", 1)),
        ],
        leastSamples: 1);

    [Fact]
    public void Maxout_OfNormalisedPieces() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 7) { Pieces = 2, Normalization = Batch }, new InterpretedLayer("Output", 3)),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Hidden", 5) { Pieces = 3, Normalization = Layer }, new InterpretedLayer("Output", 3)),
        ]);

    [Fact]
    public void AlphaDropout_BehindSelu() => Check(
        [
            Network(Loss.MeanSquaredError, new InterpretedLayer("First", 17, Activation.Selu) { AlphaDropoutAfter = 0.1 }, new InterpretedLayer("Second", 9, Activation.Selu) { AlphaDropoutAfter = 0.25, DropoutsAfter = [0.2] }, new InterpretedLayer("Output", 3)),
            Network(Loss.MeanSquaredError, new InterpretedLayer("Output", 3, Activation.Tanh) { AlphaDropoutAfter = 0.4 }),
        ],
        leastSamples: 1);

    private static NetworkDefinition Network(Loss loss, params InterpretedLayer[] layers) => new(6, loss, layers);

    private static void Check(IReadOnlyList<NetworkDefinition> definitions, int leastSamples = 5)
    {
        IReadOnlyList<GeneratedNetwork<double>> networks = CompiledNetworks.Compile<double>(definitions);
        IReadOnlyList<GeneratedNetwork<float>> singles = CompiledNetworks.Compile<float>(definitions);
        Assert.Multiple([.. definitions.SelectMany((definition, i) => new[] { leastSamples, 32, 100 }.Select(samples => (Action)(() =>
        {
            var trial = new Trial(definition, samples, seed: i + 1);
            CentralDifferences.Check(trial, networks[i]);
            TrialCheck.EveryPath(trial, networks[i]);
            TrialCheck.EveryUpdate(trial, networks[i]);
            TrialCheck.EveryPath(trial, singles[i]);
        })))]);
    }
}
