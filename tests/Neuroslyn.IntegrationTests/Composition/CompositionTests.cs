namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>Networks within networks: one memory, the same numbers as in one class, frozen or trained.</summary>
public sealed class CompositionTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"neuroslyn-{Guid.NewGuid():N}.safetensors");

    [Fact]
    public void ComposedNetwork_ComputesTheBitsOfTheSameNetworkInOneClass()
    {
        var composed = new Autoencoder(seed: 4);
        var flat = new FlatAutoencoder(seed: 4);
        Assert.Equal(flat.Parameters.Span.ToArray(), composed.Parameters.Span.ToArray());
        float[] inputs = Inputs(60);
        Train(composed, new Adam(0.01), inputs, inputs, steps: 20);
        Train(flat, new Adam(0.01), inputs, inputs, steps: 20);
        Assert.Equal(flat.Parameters.Span.ToArray(), composed.Parameters.Span.ToArray());
        float[] expected = new float[8];
        float[] actual = new float[8];
        flat.Predict(inputs.AsSpan(0, 8), expected);
        composed.Predict(inputs.AsSpan(0, 8), actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void InnerNetworks_AreViewsOfTheSameMemory()
    {
        var network = new Autoencoder(seed: 4);
        float[] inputs = Inputs(1);
        float[] code = new float[Encoder.OutputSize];
        float[] decoded = new float[Decoder.OutputSize];
        float[] expected = new float[Autoencoder.OutputSize];
        network.Encoder.Predict(inputs, code);
        network.Decoder.Predict(code, decoded);
        network.Predict(inputs, expected);
        Assert.Equal(expected, decoded);
        Assert.Same(network.Encoder, network.Encoder);

        network.Encoder.Code.Bias[1] = 7;
        network.Predict(inputs, decoded);
        Assert.NotEqual(expected, decoded);
        ParameterTensor bias = Assert.Single(Autoencoder.Layout.Tensors, tensor => tensor.Name == "Encoder.Code.bias");
        Assert.Equal(7, network.Parameters.Vector(bias)[1]);
        Assert.Equal(Encoder.ParameterCount + Decoder.ParameterCount, Autoencoder.ParameterCount);
    }

    [Fact]
    public void Autoencoder_LearnsToReconstruct()
    {
        var network = new Autoencoder(seed: 4);
        float[] inputs = Inputs(200);
        double before = Train(network, new Adam(0.01), inputs, inputs, steps: 1);
        double after = Train(network, new Adam(0.01), inputs, inputs, steps: 800);
        Assert.True(after < 0.1 * before, $"{before} -> {after}");
    }

    [Fact]
    public void SavedPart_LoadsIntoAnotherNetwork()
    {
        var trained = new Autoencoder(seed: 4);
        trained.Encoder.Save(_path);
        var classifier = new Classifier(seed: 9);
        classifier.Encoder.Load(_path);
        Assert.Equal(trained.Encoder.Parameters.Span.ToArray(), classifier.Encoder.Parameters.Span.ToArray());

        trained.Save(_path);
        var again = new Autoencoder(seed: 5);
        again.LoadLayers(_path, nameof(Autoencoder.Encoder));
        Assert.Equal(trained.Encoder.Parameters.Span.ToArray(), again.Encoder.Parameters.Span.ToArray());
        Assert.NotEqual(trained.Decoder.Parameters.Span.ToArray(), again.Decoder.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FrozenPart_StaysAsItIs_TheOtherPartsTrain(int threads)
    {
        var network = new Classifier(seed: 9);
        float[] frozen = network.Encoder.Parameters.Span.ToArray();
        float[] free = network.Other.Parameters.Span.ToArray();
        Assert.True(network.IsFrozen(nameof(Classifier.Encoder)));
        Assert.False(network.IsFrozen(nameof(Classifier.Other)));
        float[] inputs = Inputs(64);
        float[] targets = [.. Enumerable.Range(0, 128).Select(i => (inputs[i / 2 * 8] > 0) == (i % 2 == 0) ? 1f : 0f)];
        double before = Train(network, new AdamW(0.01), inputs, targets, steps: 1, threads);
        double after = Train(network, new AdamW(0.01), inputs, targets, steps: 100, threads);
        Assert.True(after < 0.5 * before, $"{before} -> {after}");
        Assert.Equal(frozen, network.Encoder.Parameters.Span.ToArray());
        Assert.NotEqual(free, network.Other.Parameters.Span.ToArray());
    }

    [Fact]
    public void FrozenPart_StillPassesGradientsToTheInput()
    {
        var network = new Classifier(seed: 9);
        Workspace<float> workspace = network.CreateWorkspace(1);
        workspace.ComputesInputGradients = true;
        float[] input = Inputs(1);
        float[] gradients = new float[8];
        network.Forward(input, workspace);
        network.Backward([1, 0], workspace);
        workspace.CopyInputGradients(gradients);
        for (int i = 0; i < input.Length; i++)
        {
            const float step = 1e-2f;
            float difference = (LossAt(i, step) - LossAt(i, -step)) / (2 * step);
            Assert.Equal(difference, gradients[i], 2e-3f);
        }

        float LossAt(int index, float distance)
        {
            float[] moved = [.. input];
            moved[index] += distance;
            network.Forward(moved, workspace);
            return network.Backward([1, 0], workspace);
        }
    }

    [Fact]
    public void ParametersOfAnotherLength_AreRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("parameters", () => new Encoder(new ParameterBuffer<float>(3)));
        Assert.Contains("'Encoder' needs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictionAndSteps_AllocateNothing()
    {
        var network = new Classifier(seed: 9);
        float[] inputs = Inputs(16);
        float[] targets = [.. Enumerable.Range(0, 32).Select(i => i % 2 == 0 ? 1f : 0f)];
        float[] outputs = new float[2];
        using var session = new TrainingSession<float>(network, new TrainingOptions<float> { Optimizer = new Adam(0.01), BatchSize = 16 });
        AllocationAssert.Nothing(() =>
        {
            session.Step(inputs, targets);
            network.Predict(inputs.AsSpan(0, 8), outputs);
            network.Encoder.Predict(inputs.AsSpan(0, 8), targets.AsSpan(0, 3));
        }, calls: 100);
    }

    public void Dispose() => File.Delete(_path);

    private static double Train(INetwork<float> network, Optimizer optimizer, float[] inputs, float[] targets, int steps, int threads = 1)
    {
        int samples = inputs.Length / network.Layout.InputSize;
        using var session = new TrainingSession<float>(network, new TrainingOptions<float> { Optimizer = optimizer, BatchSize = samples, Threads = threads });
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = session.Step(inputs, targets);
        }

        return loss;
    }

    /// <summary>Eight values that depend on two, so that three suffice to tell them.</summary>
    private static float[] Inputs(int samples)
    {
        var random = new RandomSource(8);
        float[] inputs = new float[samples * 8];
        for (int sample = 0; sample < samples; sample++)
        {
            (double x, double y) = (random.NextGaussian(), random.NextGaussian());
            for (int i = 0; i < 8; i++)
            {
                inputs[(sample * 8) + i] = (float)((Math.Cos(i) * x) + (Math.Sin(i) * y));
            }
        }

        return inputs;
    }
}
