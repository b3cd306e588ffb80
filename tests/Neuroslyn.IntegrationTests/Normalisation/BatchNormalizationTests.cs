namespace Neuroslyn.IntegrationTests.Normalisation;

/// <summary>What batch normalisation promises beyond its formulas: threads, files, single samples, folding, clear refusals.</summary>
public sealed class BatchNormalizationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Training_GivesTheSameBits_OnAnyNumberOfThreads(int threads)
    {
        NormalizedNetwork alone = Train(threads: 1);
        NormalizedNetwork together = Train(threads);

        Assert.True(alone.Parameters.Span.SequenceEqual(together.Parameters.Span));
        Assert.NotEqual(0, alone.Own.RunningMean[0]);
    }

    [Fact]
    public void Training_LearnsWhatItIsGiven()
    {
        NormalizedNetwork network = Train(threads: 2);

        Assert.True(network.Evaluate(Data(500, seed: 2)).Accuracy > 0.9);
    }

    [Fact]
    public void Prediction_OfOneSample_DoesNotDependOnOthers()
    {
        NormalizedNetwork network = Train(threads: 1);
        float[] inputs = Data(64, seed: 3).Inputs.Values.ToArray();
        var together = new float[64 * 3];
        network.Predict(inputs, together);
        var alone = new float[3];
        for (int sample = 0; sample < 64; sample++)
        {
            network.Predict(inputs.AsSpan(sample * 20, 20), alone);
            GoldenAssert.Near<float>($"sample {sample}", Array.ConvertAll(together[(sample * 3)..((sample + 1) * 3)], value => (double)value), alone);
        }
    }

    [Fact]
    public void Folding_LeavesPredictionsAsTheyWere_AndNothingToNormalise()
    {
        NormalizedNetwork network = Train(threads: 1);
        float[] inputs = Data(64, seed: 4).Inputs.Values.ToArray();
        var before = new float[64 * 3];
        network.Predict(inputs, before);

        // The one behind an activation has no weights in front.
        Assert.Equal(2, network.FoldBatchNormalization());

        var after = new float[64 * 3];
        network.Predict(inputs, after);
        GoldenAssert.Near<float>("predictions", Array.ConvertAll(before, value => (double)value), after);
        var second = (BatchNormalizationLayer<float>)network.Second.Normalization!;
        Assert.All(second.RunningMean.ToArray(), mean => Assert.Equal(0, mean));
        Assert.All(second.RunningVariance.ToArray(), variance => Assert.Equal(1, variance));
        Assert.All(second.Shift.ToArray(), shift => Assert.Equal(0, shift));
        Assert.All(network.First.Normalization!.Shift.ToArray(), shift => Assert.NotEqual(0, shift));

        Assert.Equal(2, network.FoldBatchNormalization());
        network.Predict(inputs, after);
        GoldenAssert.Near<float>("predictions, folded twice", Array.ConvertAll(before, value => (double)value), after);
    }

    [Fact]
    public void Files_HoldRunningAverages_UnderPyTorchsNames()
    {
        NormalizedNetwork network = Train(threads: 1);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            network.Save(path);
            string header = File.ReadAllText(path);
            Assert.All(
                ["\"First.weight\"", "\"First.norm.weight\"", "\"First.norm.bias\"", "\"First.norm.running_mean\"", "\"First.norm.running_var\"", "\"Own.weight\"", "\"Own.bias\"", "\"Own.running_mean\"", "\"Own.running_var\""],
                name => Assert.Contains(name, header, StringComparison.Ordinal));
            var loaded = new NormalizedNetwork(seed: 9);
            loaded.Load(path);
            Assert.True(network.Parameters.Span.SequenceEqual(loaded.Parameters.Span));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Optimizers_DoNotTouchRunningAverages_NorDecayScales()
    {
        var network = new NormalizedNetwork(seed: 1);
        OptimizerState<float> optimizer = new AdamW(0.1, weightDecay: 0.5).CreateState(NormalizedNetwork.Layout, network.Parameters);
        var gradients = new ParameterBuffer<float>(network.Parameters.Length);
        gradients.Span.Fill(1);
        ParameterTensor mean = network.Own.RunningMeanTensor;
        ParameterTensor variance = network.Own.RunningVarianceTensor;
        optimizer.Step(gradients);

        Assert.All(network.Parameters.Vector(mean).ToArray(), value => Assert.Equal(0, value));
        Assert.All(network.Parameters.Vector(variance).ToArray(), value => Assert.Equal(1, value));
        Assert.All(network.Own.Scale.ToArray(), value => Assert.Equal(0.9f, value, 1e-6f));
        Assert.Equal(NormalizedNetwork.ParameterCount, NormalizedNetwork.Layout.Tensors.Where(tensor => tensor.IsTrainable).Sum(tensor => tensor.Count));
    }

    [Fact]
    public void EarlyStopping_RestoresTheRunningAverages_OfTheBestEpoch()
    {
        var network = new NormalizedNetwork(seed: 1);
        float[]? best = null;
        double lowest = double.PositiveInfinity;
        network.Fit(Data(200, seed: 1), new TrainingOptions
        {
            Optimizer = new Adam(0.05),
            Epochs = 12,
            Validation = Data(100, seed: 5, noise: 1.5f),
            EarlyStopping = new EarlyStopping(patience: 20),
            Progress = new Recorder(progress =>
            {
                if (progress is { EpochCompleted: true, ValidationLoss: { } loss } && loss < lowest)
                {
                    (lowest, best) = (loss, network.Own.RunningMean.ToArray());
                }
            }),
        });

        Assert.Equal(best, network.Own.RunningMean.ToArray());
    }

    [Fact]
    public void OneSample_IsRefused_BeforeTrainingBegins()
    {
        var network = new NormalizedNetwork(seed: 1);

        string last = Assert.Throws<ArgumentException>(() => network.Fit(Data(33, seed: 1), new TrainingOptions { BatchSize = 32 })).Message;
        Assert.Contains("33 samples in batches of 32 leave 1 in the last. Set DropLastBatch", last, StringComparison.Ordinal);
#pragma warning disable NSL4008 // The runtime refuses what the analyzer cannot see as well.
        string each = Assert.Throws<ArgumentException>(() => network.Fit(Data(33, seed: 1), new TrainingOptions { BatchSize = 1 })).Message;
        Assert.Contains("Use larger batches, or layer normalisation", each, StringComparison.Ordinal);
#pragma warning restore NSL4008

        network.Fit(Data(33, seed: 1), new TrainingOptions { BatchSize = 32, DropLastBatch = true, Epochs = 1 });
    }

    [Fact]
    public void Passes_RefuseOneSample_AndPartsOfABatch()
    {
        INetwork<float> network = new NormalizedNetwork(seed: 1);
        var workspace = new Workspace<float>(network.Layout, 64);
        var inputs = new float[20];

        string one = Assert.Throws<InvalidOperationException>(() => network.Forward(inputs, workspace, training: true)).Message;
        Assert.Contains("the variance of one sample is 0", one, StringComparison.Ordinal);
        network.Forward(inputs, workspace, training: false);

        workspace.LoadInputs(new float[64 * 20]);
        string part = Assert.Throws<InvalidOperationException>(() => network.ForwardPass(workspace, 0, 32, training: true)).Message;
        Assert.Contains("pass 0 to 64 in one call", part, StringComparison.Ordinal);
        network.ForwardPass(workspace, 0, 32, training: false);
    }

    [Fact]
    public void StepsAndPredictions_AllocateNothing()
    {
        var network = new NormalizedNetwork(seed: 1);
        Dataset<float> data = Data(64, seed: 1);
        float[] inputs = data.Inputs.Values.ToArray();
        float[] targets = data.Targets.Values.ToArray();
        using var session = new TrainingSession<float>(network, new TrainingOptions { BatchSize = 64, Threads = 2, Optimizer = new Adam() });
        var output = new float[3];
        AllocationAssert.Nothing(() =>
        {
            session.Step(inputs, targets);
            network.Predict(inputs.AsSpan(0, 20), output);
        }, calls: 20);
    }

    private static NormalizedNetwork Train(int threads)
    {
        var network = new NormalizedNetwork(seed: 1);
        network.Fit(Data(300, seed: 1), new TrainingOptions { Epochs = 6, BatchSize = 100, Threads = threads, Seed = 7, Optimizer = new Adam(0.01) });
        return network;
    }

    /// <summary>Three classes: which of three groups of inputs has the largest sum.</summary>
    private static Dataset<float> Data(int samples, ulong seed, float noise = 0)
    {
        var random = new RandomSource(seed);
        var inputs = new float[samples * 20];
        var labels = new int[samples];
        for (int sample = 0; sample < samples; sample++)
        {
            Span<float> input = inputs.AsSpan(sample * 20, 20);
            labels[sample] = sample % 3;
            for (int i = 0; i < 20; i++)
            {
                input[i] = 3 + (float)random.NextGaussian() + (i / 7 == labels[sample] ? 1.5f : 0) + (noise * (float)random.NextGaussian());
            }
        }

        return Dataset.FromLabels<float>(inputs, 20, labels, 3);
    }

    private sealed class Recorder(Action<TrainingProgress> record) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => record(value);
    }
}
