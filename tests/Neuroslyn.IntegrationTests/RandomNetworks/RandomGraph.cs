using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.RandomNetworks;

/// <summary>Draws networks whose layers read any of those before them, and bring several together.</summary>
internal static class RandomGraph
{
    private static readonly Activation[] DenseActivations = [.. Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Relu6 or Activation.HardSwish or Activation.HardSigmoid))];

    private static readonly Activation[] MergeActivations = [Activation.Identity, Activation.Identity, Activation.Relu, Activation.Tanh, Activation.Silu, Activation.Softmax];

    private static readonly Loss[] Losses = [Loss.MeanSquaredError, Loss.Huber, Loss.CrossEntropy, Loss.BinaryCrossEntropy];

    private static readonly InterpretedMerge[] Elementwise = [InterpretedMerge.Add, InterpretedMerge.Multiply, InterpretedMerge.Maximum];

    /// <summary>A network of three to nine layers. Same seed, same network.</summary>
    public static NetworkDefinition Draw(int seed)
    {
        var random = new Random(seed);
        Loss loss = Losses[random.Next(Losses.Length)];
        int inputs = random.Next(6) == 0 ? 256 + random.Next(20) : 2 + random.Next(20);
        int[] sizes = [2 + random.Next(8), inputs < 40 ? inputs : 11, 2 + random.Next(30)];
        var values = new List<(string Name, int Size)> { (InterpretedLayer.Input, inputs) };
        var unread = new HashSet<string> { InterpretedLayer.Input };
        var layers = new List<InterpretedLayer>();
        int count = 2 + random.Next(6);
        while (layers.Count < count)
        {
            (string name, int size) = values[random.Next(3) > 0 ? values.Count - 1 : random.Next(values.Count)];
            (string Name, int Size)[] partners = [.. values.Where(value => value.Size == size)];
            if (random.Next(2) == 0 && partners.Length > 1)
            {
                string[] operands = [name, .. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => partners[random.Next(partners.Length)].Name)];
                InterpretedMerge merge = Elementwise[random.Next(Elementwise.Length)];
                operands = merge == InterpretedMerge.Multiply ? operands[..2] : operands;
                Add(Merge(merge, size, operands));
            }
            else if (random.Next(4) == 0)
            {
                (string Name, int Size) other = values[random.Next(values.Count)];
                Add(Merge(InterpretedMerge.Concat, size + other.Size, name, other.Name));
            }
            else
            {
                InterpretedLayer dense = Dense(sizes[random.Next(sizes.Length)], name, DenseActivations[random.Next(DenseActivations.Length)]);
                dense = random.Next(6) switch
                {
                    0 => RandomLayer.Learn(dense, random),
                    1 => RandomLayer.Maxout(dense, random),
                    _ => dense,
                };
                Add(RandomLayer.Normalize(dense, size, random));
            }
        }

        if (unread.Count > 1)
        {
            string[] loose = [.. values.Select(value => value.Name).Where(unread.Contains)];
            Add(Merge(InterpretedMerge.Concat, values.Where(value => unread.Contains(value.Name)).Sum(value => value.Size), loose));
        }

        Activation output = loss switch
        {
            Loss.CrossEntropy => Activation.Softmax,
            Loss.BinaryCrossEntropy => Activation.Sigmoid,
            _ => Activation.Identity,
        };
        bool endsInMerge = layers[^1].Merge != InterpretedMerge.None && random.Next(2) == 0;
        if (endsInMerge)
        {
            layers[^1] = layers[^1] with { Activation = output, DropoutsAfter = [] };
        }
        else
        {
            Add(Dense(2 + random.Next(5), values[^1].Name, output) with { DropoutsAfter = [] });
        }

        return new NetworkDefinition(inputs, loss, [.. layers]);

        InterpretedLayer Merge(InterpretedMerge merge, int size, params string[] operands) =>
            new($"Layer{layers.Count}", size, Smooth(merge, MergeActivations[random.Next(MergeActivations.Length)])) { From = operands, Merge = merge, DropoutsAfter = Dropouts() };

        // Many products are so small that no batch would keep clear of a kink at 0.
        static Activation Smooth(InterpretedMerge merge, Activation activation) => merge == InterpretedMerge.Multiply && activation == Activation.Relu ? Activation.Silu : activation;

        InterpretedLayer Dense(int units, string from, Activation activation) =>
            new($"Layer{layers.Count}", units, activation, UseBias: random.Next(6) > 0) { From = [from], DropoutsBefore = Dropouts(), DropoutsAfter = Dropouts() };

        double[] Dropouts() => random.Next(12) switch
        {
            0 => [0.3],
            1 => [0.2, 0.4],
            _ => [],
        };

        void Add(InterpretedLayer layer)
        {
            layers.Add(layer);
            unread.ExceptWith(layer.From);
            unread.Add(layer.Name);
            values.Add((layer.Name, layer.Units));
        }
    }
}
