using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Gradients;

/// <summary>Every kind of layer and loss, in sizes that fill no register, against central differences, the interpreter and the other paths.</summary>
public sealed class CentralDifferenceTests
{
    private static readonly int[] BatchSizes = [1, 2, 31, 32, 33, 100];

    private static readonly int[] Sizes = [1, 3, 7, 13, 17, 33];

    private static readonly Activation[] Activations = Enum.GetValues<Activation>();

    private static readonly Loss[] Losses = [.. Enum.GetValues<Loss>().Where(loss => loss != Loss.None)];

    [Fact]
    public void EveryOutputActivation_WithEveryLoss()
    {
        List<NetworkDefinition> definitions = [];
        foreach (Loss loss in Losses)
        {
            foreach (Activation activation in Activations.Where(activation => loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy) || IsProbability(activation)))
            {
                int i = definitions.Count;
                int units = activation == Activation.Softmax ? 3 : Sizes[i % 3];
                definitions.Add(new NetworkDefinition(Sizes[1 + (i % 4)], loss, new InterpretedLayer("Output", units, activation, Slope: 0.1, Alpha: 1.3)) { HuberDelta = 0.6 });
            }
        }

        Check(definitions);
    }

    [Fact]
    public void EveryHiddenActivation_BehindAndBeforeAnother() => Check(
        [.. Activations.Select((activation, i) => new NetworkDefinition(
            Sizes[(i + 2) % Sizes.Length],
            Losses[i % Losses.Length],
            new InterpretedLayer("First", Sizes[1 + (i % 5)], activation, Slope: 0.2, Alpha: 0.7),
            new InterpretedLayer("Second", Sizes[1 + ((i + 2) % 5)], Activations[(i + 5) % Activations.Length]),
            new InterpretedLayer("Output", 3, OutputFor(Losses[i % Losses.Length]))))]);

    [Fact]
    public void OddSizes_WithOddBatches() => Check(
        [.. Sizes.Select(size => new NetworkDefinition(
            size,
            Loss.MeanSquaredError,
            new InterpretedLayer("First", size, Activation.Tanh),
            new InterpretedLayer("Second", size, Activation.Sigmoid),
            new InterpretedLayer("Output", size)))],
        BatchSizes);

    [Fact]
    public void WideFirstLayers_ReadSamplesAsTheyCome() => Check(
        [
            new NetworkDefinition(256, Loss.CrossEntropy, new InterpretedLayer("Hidden", 33, Activation.Relu), new InterpretedLayer("Output", 3, Activation.Softmax)),
            new NetworkDefinition(257, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 17, Activation.Tanh, UseBias: false), new InterpretedLayer("Output", 1)),
            new NetworkDefinition(301, Loss.Huber, new InterpretedLayer("Output", 7, Activation.Elu)),
            new NetworkDefinition(300, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 1, Activation.Sigmoid) { DropoutsAfter = [0.3] }, new InterpretedLayer("Output", 2)),
            new NetworkDefinition(256, Loss.BinaryCrossEntropy, new InterpretedLayer("Output", 3, Activation.Sigmoid)),
            new NetworkDefinition(260, Loss.HalfMeanSquaredError, new InterpretedLayer("Hidden", 13, Activation.Softmax), new InterpretedLayer("Output", 5, Activation.LeakyRelu)),
            new NetworkDefinition(256, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 9, Activation.Tanh) { DropoutsBefore = [0.5] }, new InterpretedLayer("Output", 3)),
        ],
        [1, 2, 3, 7, 8, 9, 31, 33]);

    [Fact]
    public void LayersWithoutBias() => Check(
        [
            new NetworkDefinition(
                7,
                Loss.CrossEntropy,
                new InterpretedLayer("First", 13, Activation.Elu, UseBias: false),
                new InterpretedLayer("Second", 17, Activation.Tanh, UseBias: false),
                new InterpretedLayer("Output", 5, Activation.Softmax, UseBias: false)),
            new NetworkDefinition(3, Loss.BinaryCrossEntropy, new InterpretedLayer("Output", 1, Activation.Sigmoid, UseBias: false)),
            new NetworkDefinition(
                33, Loss.MeanAbsoluteError, new InterpretedLayer("Hidden", 33, Activation.Relu, UseBias: false), new InterpretedLayer("Output", 33, UseBias: false)),
        ],
        [1, 31, 33]);

    [Fact]
    public void LearnedSlopes_OfTheLayerAndOfEachUnit() => Check(
        [
            new NetworkDefinition(7, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 13, Activation.PRelu, Slope: 0.25), new InterpretedLayer("Output", 3)),
            new NetworkDefinition(
                3,
                Loss.CrossEntropy,
                new InterpretedLayer("First", 33, Activation.PRelu, Slope: 0.25) { SlopePerUnit = true },
                new InterpretedLayer("Second", 17, Activation.PRelu, UseBias: false, Slope: 0.1) { SlopePerUnit = true, DropoutsAfter = [0.3] },
                new InterpretedLayer("Output", 5, Activation.Softmax)),
            new NetworkDefinition(300, Loss.Huber, new InterpretedLayer("Hidden", 1, Activation.PRelu), new InterpretedLayer("Output", 7, Activation.PRelu) { SlopePerUnit = true }),
            new NetworkDefinition(4, Loss.HalfMeanSquaredError, new InterpretedLayer("Output", 2, Activation.PRelu) { DropoutsAfter = [0.2] }),
        ],
        [1, 2, 31, 33, 100]);

    [Fact]
    public void Dropouts_WithOneKey() => Check(
        [
            new NetworkDefinition(
                7,
                Loss.CrossEntropy,
                new InterpretedLayer("First", 13, Activation.Relu) { DropoutsAfter = [0.5] },
                new InterpretedLayer("Second", 17, Activation.Tanh) { DropoutsBefore = [0.2], DropoutsAfter = [0.1, 0.3] },
                new InterpretedLayer("Output", 5, Activation.Softmax)),
            new NetworkDefinition(
                33,
                Loss.MeanSquaredError,
                new InterpretedLayer("Hidden", 3, Activation.Softmax) { DropoutsBefore = [0.25, 0.0], DropoutsAfter = [0.4] },
                new InterpretedLayer("Output", 7, Activation.Sigmoid) { DropoutsAfter = [0.5] }),
            new NetworkDefinition(3, Loss.CrossEntropy, new InterpretedLayer("Output", 4, Activation.Softmax) { DropoutsAfter = [0.3] }),
            new NetworkDefinition(13, Loss.MeanAbsoluteError, new InterpretedLayer("Output", 1) { DropoutsBefore = [0.75] }),
        ],
        [1, 31, 33]);

    [Fact]
    public void Merges_OfEveryKind() => Check(
        [
            .. from merge in new[] { InterpretedMerge.Add, InterpretedMerge.Multiply, InterpretedMerge.Maximum }
               from activation in new[] { Activation.Identity, Activation.Relu, Activation.Silu, Activation.Softmax }
               select new NetworkDefinition(
                   7,
                   Loss.MeanSquaredError,
                   new InterpretedLayer("First", 7, Activation.Tanh) { DropoutsAfter = [0.2] },
                   new InterpretedLayer("Second", 7, Activation.Silu) { DropoutsBefore = [0.1] },
                   new InterpretedLayer("Merged", 7, activation) { Merge = merge, From = ["First", "Second", InterpretedLayer.Input] },
                   new InterpretedLayer("Output", 3)),
            new NetworkDefinition(
                17,
                Loss.CrossEntropy,
                new InterpretedLayer("First", 5, Activation.Elu),
                new InterpretedLayer("Second", 13, Activation.Softmax) { From = [InterpretedLayer.Input] },
                new InterpretedLayer("Merged", 35, Activation.Softmax) { Merge = InterpretedMerge.Concat, From = ["First", InterpretedLayer.Input, "Second"] }),
            new NetworkDefinition(
                5,
                Loss.BinaryCrossEntropy,
                new InterpretedLayer("Hidden", 5, Activation.Tanh) { DropoutsAfter = [0.1, 0.3] },
                new InterpretedLayer("Squared", 5) { Merge = InterpretedMerge.Multiply, From = ["Hidden", "Hidden"] },
                new InterpretedLayer("Residual", 5, Activation.Sigmoid) { Merge = InterpretedMerge.Add, From = ["Squared", "Hidden"] }),
        ],
        [1, 31, 33]);

    private static bool IsProbability(Activation activation) => activation is Activation.Softmax or Activation.Sigmoid;

    private static Activation OutputFor(Loss loss) => loss switch
    {
        Loss.CrossEntropy => Activation.Softmax,
        Loss.BinaryCrossEntropy => Activation.Sigmoid,
        _ => Activation.Identity,
    };

    /// <summary>Checks every network with one of the batch sizes in turn.</summary>
    private static void Check(IReadOnlyList<NetworkDefinition> definitions)
    {
        IReadOnlyList<GeneratedNetwork<double>> networks = CompiledNetworks.Compile<double>(definitions);
        Assert.Multiple([.. definitions.Select((definition, i) => (Action)(() => Check(definition, networks[i], BatchSizes[i % BatchSizes.Length], i)))]);
    }

    /// <summary>Checks every network with every batch size.</summary>
    private static void Check(IReadOnlyList<NetworkDefinition> definitions, int[] batchSizes)
    {
        IReadOnlyList<GeneratedNetwork<double>> networks = CompiledNetworks.Compile<double>(definitions);
        Assert.Multiple([.. definitions.SelectMany((definition, i) => batchSizes.Select(samples => (Action)(() => Check(definition, networks[i], samples, i))))]);
    }

    private static void Check(NetworkDefinition definition, GeneratedNetwork<double> network, int samples, int seed)
    {
        var trial = new Trial(definition, samples, seed);
        CentralDifferences.Check(trial, network);
        TrialCheck.EveryPath(trial, network);
    }
}
