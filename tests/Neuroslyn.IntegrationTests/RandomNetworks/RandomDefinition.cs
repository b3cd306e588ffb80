using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.RandomNetworks;

/// <summary>Draws networks of every shape that can be declared.</summary>
internal static class RandomDefinition
{
    private static readonly Activation[] Activations = Enum.GetValues<Activation>();

    private static readonly Loss[] Losses = [.. Enum.GetValues<Loss>().Where(loss => loss != Loss.None)];

    /// <summary>A network of one to three layers. Same seed, same network.</summary>
    public static NetworkDefinition Draw(int seed)
    {
        var random = new Random(seed);
        Loss loss = Losses[random.Next(Losses.Length)];
        int inputs = random.Next(8) == 0 ? 256 + random.Next(50) : 1 + random.Next(40);
        var layers = new InterpretedLayer[1 + random.Next(3)];
        for (int i = 0; i < layers.Length; i++)
        {
            bool isLast = i == layers.Length - 1;
            bool endsInProbabilities = isLast && loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;
            Activation activation = endsInProbabilities
                ? random.Next(2) == 0 ? Activation.Softmax : Activation.Sigmoid
                : Activations[random.Next(Activations.Length)];
            var layer = new InterpretedLayer(
                $"Layer{i}",
                activation == Activation.Softmax ? 2 + random.Next(20) : 1 + random.Next(random.Next(3) == 0 ? 70 : 20),
                activation,
                UseBias: random.Next(6) > 0,
                Slope: Rounded(random.NextDouble() / 2),
                Alpha: Rounded(0.3 + random.NextDouble()))
            {
                DropoutsBefore = DrawDropouts(random),

                // Behind probabilities that are scaled by 1 / (1 - rate), 1 - y may be negative and has no logarithm.
                DropoutsAfter = isLast && loss == Loss.BinaryCrossEntropy ? [] : DrawDropouts(random),
                AlphaDropoutAfter = !endsInProbabilities && random.Next(15) == 0 ? 0.1 : null,
            };
            layer = random.Next(6) switch
            {
                0 when !endsInProbabilities => RandomLayer.Learn(layer, random),
                1 when !endsInProbabilities => RandomLayer.Maxout(layer, random),
                _ => layer,
            };
            layers[i] = RandomLayer.Normalize(layer, i == 0 ? inputs : layers[i - 1].Units, random);
        }

        return new NetworkDefinition(inputs, loss, layers) { HuberDelta = Rounded(0.2 + random.NextDouble()) };
    }

    /// <summary>A network of layers so wide that their sums are cut into blocks of terms, forward and backward; some read samples as they come. Same seed, same network.</summary>
    public static NetworkDefinition DrawWide(int seed)
    {
        var random = new Random(seed);
        Activation[] activations = [Activation.Relu, Activation.Tanh, Activation.Silu, Activation.Identity];
        InterpretedLayer[] layers =
        [
            .. Enumerable.Range(0, 2).Select(i => new InterpretedLayer($"Layer{i}", 185 + random.Next(60), activations[random.Next(activations.Length)], UseBias: random.Next(3) > 0)),
            new InterpretedLayer("Output", 1 + random.Next(9), Activation.Identity),
        ];
        return new NetworkDefinition(random.Next(2) == 0 ? 5 + random.Next(40) : 256 + random.Next(20), Loss.MeanSquaredError, layers);
    }

    /// <summary>A network of one to three layers and at most two dozen parameters, which trains on a batch in one method. Same seed, same network.</summary>
    public static NetworkDefinition DrawTiny(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            Loss loss = Losses[random.Next(Losses.Length)];
            var layers = new InterpretedLayer[1 + random.Next(3)];
            int inputs = 1 + random.Next(5);
            (int parameters, int width) = (0, inputs);
            for (int i = 0; i < layers.Length; i++)
            {
                bool isLast = i == layers.Length - 1;
                Activation activation = isLast && loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy
                    ? random.Next(2) == 0 ? Activation.Softmax : Activation.Sigmoid
                    : Activations[random.Next(Activations.Length)];
                int units = activation == Activation.Softmax ? 2 + random.Next(3) : 1 + random.Next(3);
                layers[i] = new InterpretedLayer($"Layer{i}", units, activation, UseBias: random.Next(6) > 0, Slope: Rounded(random.NextDouble() / 2), Alpha: Rounded(0.3 + random.NextDouble()));
                parameters += (width + 1) * units;
                width = units;
            }

            if (parameters <= 24)
            {
                return new NetworkDefinition(inputs, loss, layers) { HuberDelta = Rounded(0.2 + random.NextDouble()) };
            }
        }
    }

    /// <summary>Mostly none, so that a good part of the networks has a path for single samples.</summary>
    private static double[] DrawDropouts(Random random) => random.Next(10) switch
    {
        0 => [Rounded(0.7 * random.NextDouble())],
        1 when random.Next(4) == 0 => [Rounded(0.5 * random.NextDouble()), 0.25],
        _ => [],
    };

    private static double Rounded(double value) => Math.Round(value, 2);
}
