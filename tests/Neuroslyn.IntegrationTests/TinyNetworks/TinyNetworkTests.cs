namespace Neuroslyn.IntegrationTests.TinyNetworks;

/// <summary>Networks of at most two dozen parameters train on a batch in one method.</summary>
public sealed class TinyNetworkTests
{
    [Fact]
    public void TheMethodIsThere_WhereAllSumsFitRegisters_AndNothingNeedsMemoryOfItsOwn()
    {
        Assert.True(TinyExclusiveOr.Layout.HasBatchPass);
        Assert.True(TinyClassifier.Layout.HasBatchPass);
        Assert.False(SmallClassifier.Layout.HasBatchPass);
        Assert.False(TinyDropout.Layout.HasBatchPass);
    }

    [Fact]
    public void WithoutIt_TheCallIsRefused_WithTheReason()
    {
        INetwork<float> network = new SmallClassifier();
        var exception = Assert.Throws<NotSupportedException>(() => network.BatchPass(new Workspace<float>(network.Layout, 8)));
        Assert.Contains("'SmallClassifier' has no path for whole batches", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExclusiveOr_IsLearned()
    {
        TinyExclusiveOr network = Enumerable.Range(0, 10).Select(seed => new TinyExclusiveOr((ulong)seed)).First(network =>
        {
            using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Adam(0.05), BatchSize = 4 });
            double loss = 1;
            for (int step = 0; step < 1000; step++)
            {
                loss = session.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
            }

            return loss < 0.05;
        });
        float[] outputs = new float[4];
        network.Predict([0, 0, 0, 1, 1, 0, 1, 1], outputs);
        Assert.Equal([0, 1, 1, 0], outputs.Select(output => (int)Math.Round(output)));
    }

    // 21 samples fill no vector; the last batch of an epoch of 50 has 8 samples.
    [Theory]
    [InlineData(21)]
    [InlineData(50)]
    public void Fit_GivesTheSameBits_OnAnyNumberOfThreads_AndAsSteps(int samples)
    {
        Dataset<float> data = Samples(samples);
        float[] expected = Fit(threads: 1);
        Assert.Equal(expected, Fit(threads: 2));
        Assert.Equal(expected, Fit(threads: 3));

        var stepped = new TinyClassifier(seed: 1);
        using var session = new TrainingSession<float>(stepped, Options(threads: 2));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            for (int first = 0; first < samples; first += 21)
            {
                int count = Math.Min(21, samples - first);
                session.Step(data.Inputs.Range(first, count), data.Targets.Range(first, count));
            }
        }

        Assert.Equal(expected, stepped.Parameters.Span);

        float[] Fit(int threads)
        {
            var network = new TinyClassifier(seed: 1);
            network.Fit(data, Options(threads));
            return network.Parameters.Span.ToArray();
        }

        static TrainingOptions Options(int threads) => new() { Optimizer = new Adam(0.01), BatchSize = 21, Epochs = 3, Shuffle = false, Threads = threads };
    }

    [Fact]
    public void AStep_IsThatOfThePasses_ToRounding()
    {
        Dataset<float> data = Samples(50);
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.5), new Momentum(0.1) { L2 = 0.01 }, new Adam(0.1)])
        {
            var network = new TinyClassifier(seed: 1);
            using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = optimizer, BatchSize = 50 });
            double loss = session.Step(data.Inputs.Range(0, 50), data.Targets.Range(0, 50));

            var reference = new TinyClassifier(seed: 1);
            Workspace<float> workspace = reference.CreateWorkspace(50);
            OptimizerState<float> state = optimizer.CreateState(TinyClassifier.Layout, reference.Parameters);
            reference.Forward(data.Inputs.Range(0, 50), workspace, training: true);
            float expectedLoss = reference.Backward(data.Targets.Range(0, 50), workspace);
            state.Step(workspace.ParameterGradients);

            Assert.Equal(expectedLoss, loss, 1e-6);
            Assert.All(network.Parameters.Span.ToArray().Zip(reference.Parameters.Span.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
        }
    }

    [Fact]
    public void FrozenWeights_Stay()
    {
        var network = new TinyExclusiveOr(seed: 3);
        network.Freeze(TinyExclusiveOr.Layout.Layers[0].Name);
        (float hidden, float output) = (network.Hidden.Weights[1, 0], network.Output.Weights[1, 0]);
        using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Sgd(0.5), BatchSize = 4 });
        session.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        Assert.Equal(hidden, network.Hidden.Weights[1, 0]);
        Assert.NotEqual(output, network.Output.Weights[1, 0]);
    }

    [Fact]
    public void InputGradients_AreThere_WhereTheyAreAskedFor()
    {
        using var session = new TrainingSession<float>(new TinyExclusiveOr(seed: 3), new TrainingOptions { BatchSize = 4 });
        session.Workspace.ComputesInputGradients = true;
        session.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        float[] gradients = new float[8];
        session.Workspace.CopyInputGradients(gradients);
        Assert.Contains(gradients, gradient => gradient != 0);
    }

    [Fact]
    public void AStepThatDiverges_ChangesNothing_AndNamesThePlace()
    {
        var network = new TinyExclusiveOr(seed: 3);
        network.Output.Weights[0, 0] = float.NaN;
        float[] before = network.Parameters.Span.ToArray();
        using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Sgd(0.5), BatchSize = 4 });
        var exception = Assert.Throws<TrainingDivergedException>(() => session.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]));
        Assert.Equal("Output", exception.LayerName);
        Assert.Equal(1, exception.Step);
        Assert.Equal(before, network.Parameters.Span);
    }

    private static Dataset<float> Samples(int count)
    {
        var random = new Random(1);
        float[][] inputs = [.. Enumerable.Range(0, count).Select(_ => (float[])[.. Enumerable.Range(0, 4).Select(_ => random.NextSingle() - 0.5f)])];
        return Dataset.FromRows<float>(inputs, [.. inputs.Select(row => (float[])(row[0] + row[1] > 0 ? [1, 0, 0] : row[2] > 0 ? [0, 1, 0] : [0, 0, 1]))]);
    }
}
