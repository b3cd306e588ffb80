namespace Neuroslyn.IntegrationTests.Graphs;

/// <summary>A network that is no chain trains, predicts one sample like many, allocates nothing and gives the same bits on any number of threads.</summary>
public sealed class ResidualNetworkTests
{
    private const int Samples = 240;

    [Fact]
    public void Training_LearnsThreeClasses()
    {
        (float[] inputs, float[] targets) = Data();
        var network = new ResidualNetwork(seed: 3);
        TrainingHistory history = network.Fit(Dataset.FromMemory<float>(inputs, ResidualNetwork.InputSize, targets, ResidualNetwork.OutputSize), new TrainingOptions
        {
            Optimizer = new Adam(0.01),
            Epochs = 60,
            BatchSize = 24,
            Seed = 3,
        });
        Assert.True(history.Epochs[^1].Loss < 0.1 * history.Epochs[0].Loss, $"{history.Epochs[0].Loss} -> {history.Epochs[^1].Loss}");
    }

    [Fact]
    public void Threads_GiveTheSameBits()
    {
        float[] one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(3));

        static float[] Train(int threads)
        {
            (float[] inputs, float[] targets) = Data();
            var network = new ResidualNetwork(seed: 3);
            network.Fit(Dataset.FromMemory<float>(inputs, ResidualNetwork.InputSize, targets, ResidualNetwork.OutputSize), new TrainingOptions
            {
                Optimizer = new AdamW(0.01),
                Epochs = 3,
                BatchSize = 120,
                Threads = threads,
                Seed = 3,
            });
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void PredictionAndSteps_AllocateNothing()
    {
        (float[] inputs, float[] targets) = Data();
        var network = new ResidualNetwork(seed: 3);
        float[] outputs = new float[ResidualNetwork.OutputSize];
        using var session = new TrainingSession<float>(network, new TrainingOptions<float> { Optimizer = new Adam(0.01), BatchSize = 24 });
        AllocationAssert.Nothing(() =>
        {
            session.Step(inputs.AsSpan(0, 24 * ResidualNetwork.InputSize), targets.AsSpan(0, 24 * ResidualNetwork.OutputSize));
            network.Predict(inputs.AsSpan(0, ResidualNetwork.InputSize), outputs);
        }, calls: 100);
        Assert.False(ResidualNetwork.Layout.HasSamplePass);
    }

    /// <summary>Three classes: which third of the features is largest.</summary>
    private static (float[] Inputs, float[] Targets) Data()
    {
        var random = new RandomSource(7);
        float[] inputs = new float[Samples * ResidualNetwork.InputSize];
        float[] targets = new float[Samples * ResidualNetwork.OutputSize];
        for (int sample = 0; sample < Samples; sample++)
        {
            Span<float> features = inputs.AsSpan(sample * ResidualNetwork.InputSize, ResidualNetwork.InputSize);
            foreach (ref float feature in features)
            {
                feature = (float)random.NextGaussian();
            }

            float[] sums = [features[0] + features[1] + features[2], features[3] + features[4], features[5] + features[6] + features[7]];
            targets[(sample * 3) + Array.IndexOf(sums, sums.Max())] = 1;
        }

        return (inputs, targets);
    }
}
