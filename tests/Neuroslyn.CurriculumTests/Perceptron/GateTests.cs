namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>The gates of the slides as networks of step neurons, with the printed constants.</summary>
public class GateTests
{
    private static readonly float[] Inputs = [0, 0, 1, 0, 0, 1, 1, 1];

    [Fact]
    public void S001_WeightedSum_OfTheFourInputs()
    {
        var network = new WeightedSum();
        Set(network.Neuron, 2, 2, -3);
        Assert.Equal([-3, -1, -1, 1], Predict(network));
    }

    [Theory]
    [InlineData(1e-12, 1, 1)]
    [InlineData(0.0, 1, 0)]
    [InlineData(-1e-12, 0, 0)]
    public void S002_Step_InBothConventions(double z, double reaches, double exceeds)
    {
        var step = new Step();
        var strict = new StrictStep();
        step.Neuron.Weights[0, 0] = 1;
        strict.Neuron.Weights[0, 0] = 1;
        double[] output = new double[1];
        step.Predict([z], output);
        Assert.Equal(reaches, output[0]);
        strict.Predict([z], output);
        Assert.Equal(exceeds, output[0]);

        double[] batch = new double[3];
        step.Predict([z, z, z], batch);
        Assert.Equal([reaches, reaches, reaches], batch);
    }

    [Theory]
    [InlineData("S003 AND", 2, 2, -3, 0, 0, 0, 1)]
    [InlineData("S004 OR", 2, 2, -1, 0, 1, 1, 1)]
    [InlineData("S005 NAND", -2, -2, 3, 1, 1, 1, 0)]
    [InlineData("S006 NAND, other weights", -2, -1, 2.5f, 1, 1, 1, 0)]
    public void S003_S004_S005_S006_Gates_UnderBothConventions(string gate, float first, float second, float bias, float y00, float y10, float y01, float y11)
    {
        var network = new Gate();
        var strict = new StrictGate();
        Set(network.Neuron, first, second, bias);
        Set(strict.Neuron, first, second, bias);
        float[] expected = [y00, y10, y01, y11];
        Assert.True(expected.AsSpan().SequenceEqual(Predict(network)), gate);
        Assert.True(expected.AsSpan().SequenceEqual(Predict(strict)), gate);
    }

    [Theory]
    [InlineData(2f, 2f, -3f, new float[] { -3, -1, -1, 1 })]
    [InlineData(2f, 2f, -1f, new float[] { -1, 1, 1, 3 })]
    [InlineData(-2f, -2f, 3f, new float[] { 3, 1, 1, -1 })]
    [InlineData(-2f, -1f, 2.5f, new float[] { 2.5f, 0.5f, 1.5f, -0.5f })]
    public void S003_S004_S005_S006_Sums(float first, float second, float bias, float[] sums)
    {
        var network = new WeightedSum();
        Set(network.Neuron, first, second, bias);
        Assert.Equal(sums, Predict(network));
    }

    [Fact]
    public void S008_ExclusiveOr_OfGates_WithItsHiddenValues()
    {
        ExclusiveOr network = Composed(nandBias: 3);
        Assert.Equal([0, 1, 1, 0], Predict(network));

        Workspace<float> workspace = network.CreateWorkspace(4);
        network.Forward(Inputs, workspace);
        int row = ExclusiveOr.Layout.Layers[0].OutputRow;
        Assert.Equal([1, 1, 1, 0], workspace.Row(row)[..4].ToArray());
        Assert.Equal([0, 1, 1, 1], workspace.Row(row + 1)[..4].ToArray());
    }

    [Fact]
    public void S009_ExclusiveOr_WithTheMisprintedBias_IsAlwaysZero()
    {
        Assert.Equal([0, 1, 1, 0], Predict(Composed(nandBias: 3)));
        Assert.Equal([0, 0, 0, 0], Predict(Composed(nandBias: -3)));
    }

    private static ExclusiveOr Composed(float nandBias)
    {
        var network = new ExclusiveOr();
        for (int input = 0; input < 2; input++)
        {
            network.Hidden.Weights[input, 0] = -2;
            network.Hidden.Weights[input, 1] = 2;
            network.Output.Weights[input, 0] = 2;
        }

        network.Hidden.Bias[0] = nandBias;
        network.Hidden.Bias[1] = -1;
        network.Output.Bias[0] = -3;
        return network;
    }

    private static void Set(DenseLayer neuron, float first, float second, float bias)
    {
        neuron.Weights[0, 0] = first;
        neuron.Weights[1, 0] = second;
        neuron.Bias[0] = bias;
    }

    /// <summary>One by one and together, which must agree.</summary>
    private static float[] Predict(INetwork<float> network)
    {
        float[] outputs = new float[4];
        network.Predict(Inputs, outputs, new Workspace<float>(network.Layout, 4));
        float[] single = new float[1];
        for (int i = 0; i < 4; i++)
        {
            network.Predict(Inputs.AsSpan(2 * i, 2), single, new Workspace<float>(network.Layout, 1));
            Assert.Equal(outputs[i], single[0]);
        }

        return outputs;
    }
}
