using Neuroslyn.IntegrationTests.Gradients;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Learned parameters of activations, from their first value to the file they are saved in.</summary>
public sealed class LearnedParameterTests
{
    [Fact]
    public void Layout_HasATensorPerParameter()
    {
        ParameterTensor[] learned = [.. LearnedNetwork.Layout.Tensors.Where(tensor => tensor.Kind == ParameterKind.Activation)];

        Assert.Equal(["First.beta", "Second.frequency", "Output.column_", "Output.stride_"], learned.Select(tensor => tensor.Name));
        Assert.Equal([1, 7, 1, 3], learned.Select(tensor => tensor.Count));
        Assert.Equal(((5 + 1) * 19) + ((19 + 1) * 7) + ((7 + 1) * 3) + 1 + 7 + 1 + 3, LearnedNetwork.ParameterCount);
    }

    [Fact]
    public void Parameters_StartFromTheirInitialValue_WhateverTheSeed()
    {
        var network = new LearnedNetwork(seed: 9);
        network.First.Learned("beta")[0] = 7;
        network.Initialize(3);

        Assert.Equal([1.5], network.First.Learned("beta"));
        Assert.Equal(Enumerable.Repeat(0.8, 7), network.Second.Learned("frequency").ToArray());
        Assert.Equal([1.1, 1.1, 1.1], network.Output.Learned("stride_"));
    }

    [Fact]
    public void UnknownParameter_IsRefusedByName()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new LearnedNetwork().First.Learned("alpha"));

        Assert.Contains("The activation of 'First' learns beta, not 'alpha'.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(70)]
    public void Gradients_AgreeWithCentralDifferences_AndDoNotDependOnTheSplit(int samples)
    {
        (GeneratedNetwork<double> network, double[] inputs, double[] targets) = Drawn(samples);

        CentralDifferences.Check(nameof(LearnedNetwork), network, inputs, targets, dropoutKey: 5);

        Workspace<double> workspace = network.CreateWorkspace(samples);
        PassResult<double> whole = PassResult<double>.Compute(network.Network, workspace, inputs, targets);
        whole.AssertSameBits(PassResult<double>.Compute(network.Network, workspace, inputs, targets, rangeCount: 3, partCount: 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void Gradients_OfLayersWithSeveralReaders(int samples)
    {
        (_, double[] inputs, double[] targets) = Drawn(samples);
        GeneratedNetwork<double> network = GeneratedNetwork<double>.Of(new LearnedBranches(seed: 3));

        CentralDifferences.Check(nameof(LearnedBranches), network, inputs, targets, dropoutKey: 5);

        Workspace<double> workspace = network.CreateWorkspace(samples);
        PassResult<double> whole = PassResult<double>.Compute(network.Network, workspace, inputs, targets);
        whole.AssertSameBits(PassResult<double>.Compute(network.Network, workspace, inputs, targets, rangeCount: 2, partCount: 3));
    }

    [Fact]
    public void Predictions_AreTheSameOneByOne()
    {
        (GeneratedNetwork<double> network, double[] inputs, double[] targets) = Drawn(40);
        double[] together = new double[targets.Length];
        double[] alone = new double[targets.Length];
        network.Network.Predict(inputs, together, network.CreateWorkspace(40));
        for (int i = 0; i < 40; i++)
        {
            network.Predict(inputs.AsSpan(i * 5, 5), alone.AsSpan(i * 3, 3));
        }

        GoldenAssert.Near<double>("predictions", together, alone, 1e-13);
    }

    [Fact]
    public void APaddedParameterOfZero_DisturbsNothing()
    {
        var network = new LearnedSingleNetwork(seed: 2);
        float[] inputs = [.. Enumerable.Range(0, 4 * 6).Select(i => MathF.Sin(i))];
        float[] alone = new float[12];
        for (int i = 0; i < 6; i++)
        {
            network.Predict(inputs.AsSpan(i * 4, 4), alone.AsSpan(i * 2, 2));
        }

        float[] together = new float[12];
        network.Predict(inputs, together);
        Assert.All(alone, value => Assert.True(float.IsFinite(value)));
        GoldenAssert.Near<float>("predictions", Array.ConvertAll(together, value => (double)value), alone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Training_ChangesThem_OnAnyNumberOfThreadsAlike(int threads)
    {
        LearnedSingleNetwork reference = Trained(threads: 1);
        LearnedSingleNetwork network = Trained(threads);

        Assert.NotEqual(1.5f, network.Output.Learned("beta")[0]);
        Assert.All(network.Hidden.Learned("frequency").ToArray(), frequency => Assert.NotEqual(0.8f, frequency));
        Assert.Equal(reference.Parameters.Span, network.Parameters.Span);
    }

    [Fact]
    public void WeightDecay_LeavesThemAlone()
    {
        var network = new LearnedSingleNetwork(seed: 4);
        var gradients = new ParameterBuffer<float>(network.Parameters.Length);
        float weight = network.Hidden.Weights[0, 0];
        new AdamW(learningRate: 0.1) { WeightDecay = 0.5 }.CreateState(LearnedSingleNetwork.Layout, network.Parameters).Step(gradients);

        Assert.NotEqual(weight, network.Hidden.Weights[0, 0]);
        Assert.Equal(1.5f, network.Output.Learned("beta")[0]);
    }

    [Fact]
    public void SavedAndLoaded_ByName()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            LearnedSingleNetwork network = Trained(threads: 1);
            network.Save(file);
            var loaded = new LearnedSingleNetwork(seed: 77);
            loaded.Load(file);

            Assert.Equal(network.Parameters.Span, loaded.Parameters.Span);
            Assert.Contains("\"Hidden.frequency\":{\"dtype\":\"F32\",\"shape\":[21]", File.ReadAllText(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void TrainingSteps_AllocateNothing()
    {
        var network = new LearnedSingleNetwork(seed: 1);
        using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Adam(1e-3), BatchSize = 8 });
        float[] inputs = new float[8 * 4];
        float[] targets = new float[8 * 2];
        AllocationAssert.Nothing(() => session.Step(inputs, targets));
    }

    private static LearnedSingleNetwork Trained(int threads)
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 4 * 300).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = [.. Enumerable.Range(0, 300).SelectMany(i => new[] { MathF.Sin(3 * inputs[4 * i]), inputs[(4 * i) + 1] * inputs[(4 * i) + 2] })];
        var network = new LearnedSingleNetwork(seed: 8);
        TrainingHistory history = network.Fit(
            Dataset.FromMemory<float>(inputs, 4, targets, 2),
            new TrainingOptions { Optimizer = new Adam(0.01), Epochs = 60, BatchSize = 50, Threads = threads });
        Assert.True(history.Epochs[^1].Loss < 0.3 * history.Epochs[0].Loss);
        return network;
    }

    private static (GeneratedNetwork<double> Network, double[] Inputs, double[] Targets) Drawn(int samples)
    {
        var random = new Random(samples);
        var network = new LearnedNetwork(seed: 6);

        foreach (ref double frequency in network.Second.Learned("frequency"))
        {
            frequency += random.NextDouble();
        }

        foreach (ref double slope in network.Output.Learned("stride_"))
        {
            slope += random.NextDouble();
        }

        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (3 * random.NextDouble()) - 1.5)];
        return (GeneratedNetwork<double>.Of(network), Draw(samples * 5), Draw(samples * 3));
    }
}
