namespace Neuroslyn.Tests.Training;

/// <summary>Small data sets and networks for training tests.</summary>
internal static class Samples
{
    public static Dataset<float> Xor { get; } = Dataset.FromRows<float>([[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]);

    /// <summary>Three noisy clusters in the plane, in turn.</summary>
    public static Dataset<float> Clusters(int count, int seed = 1)
    {
        var random = new Random(seed);
        var inputs = new float[count][];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            double angle = 2 * Math.PI * labels[i] / 3;
            inputs[i] = [(float)(Math.Cos(angle) + random.NextDouble() - 0.5), (float)(Math.Sin(angle) + random.NextDouble() - 0.5)];
        }

        return Dataset.FromLabels(inputs, labels, 3);
    }

    public static InterpretedNetwork<float> Classifier(int inputs = 2, int hidden = 6, ulong seed = 1)
    {
        var network = new InterpretedNetwork<float>(
            inputs, Loss.CrossEntropy, new InterpretedLayer("Hidden", hidden, Activation.Tanh), new InterpretedLayer("Output", 3, Activation.Softmax));
        network.Initialize(seed);
        return network;
    }
}
