namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>Inverted dropout, and the clipping of long gradients.</summary>
public class DropoutTests
{
    private const int Samples = 1000;

    [Fact]
    public void S106_KeptUnits_AreScaledSoThatTheMeanStays_AndPredictionIsTheIdentity()
    {
        (HalfDropped network, Workspace<double> workspace) = Ones();
        double[] outputs = Outputs(network, workspace, key: 1, training: true);
        Assert.All(outputs, value => Assert.True(value is 0 or 2));

        // 100,000 draws of 0 or 2: standard error 1 / sqrt(100,000) = 0.3 %.
        Assert.InRange(outputs.Average(), 0.99, 1.01);
        Assert.All(Outputs(network, workspace, key: 1, training: false), value => Assert.Equal(1, value));
    }

    [Fact]
    public void S106_GradientsFlowThroughKeptUnitsOnly_WithTheSameMask_AndASeedDecides()
    {
        (HalfDropped network, Workspace<double> workspace) = Ones();
        double[] outputs = Outputs(network, workspace, key: 1, training: true);
        network.Backward(new double[Samples * HalfDropped.OutputSize], workspace);
        double[] gradients = new double[Samples * HalfDropped.InputSize];
        workspace.CopyInputGradients(gradients);
        Assert.All(outputs.Zip(gradients), pair => Assert.Equal(pair.First == 0, pair.Second == 0));

        Assert.Equal(outputs, Outputs(network, workspace, key: 1, training: true));
        Assert.NotEqual(outputs, Outputs(network, workspace, key: 2, training: true));
        Assert.Equal(1233.02, 4096 * Math.Log10(2), 0.005);
    }

    [Fact]
    public void S097_LongGradients_AreShortened_InTheirDirection()
    {
        Assert.Equal([0.6, 0.8], Clipped([3, 4], 1), (left, right) => Math.Abs(left - right) < 1e-15);
        Assert.Equal([3, 4], Clipped([3, 4], 5));
        Assert.Equal([0, 0], Clipped([0, 0], 1));
    }

    private static double[] Clipped(double[] gradient, double limit)
    {
        var buffer = new ParameterBuffer<double>(8);
        gradient.CopyTo(buffer.Span);
        GradientClipping.ClipByGlobalNorm(buffer, limit);
        return buffer.Span[..2].ToArray();
    }

    private static (HalfDropped Network, Workspace<double> Workspace) Ones()
    {
        var network = new HalfDropped();
        network.Copy.Weights.Fill(0);
        for (int i = 0; i < HalfDropped.InputSize; i++)
        {
            network.Copy.Weights[i, i] = 1;
        }

        Workspace<double> workspace = network.CreateWorkspace(Samples);
        workspace.ComputesInputGradients = true;
        return (network, workspace);
    }

    private static double[] Outputs(HalfDropped network, Workspace<double> workspace, ulong key, bool training)
    {
        workspace.DropoutKey = key;
        network.Forward([.. Enumerable.Repeat(1.0, Samples * HalfDropped.InputSize)], workspace, training);
        double[] outputs = new double[Samples * HalfDropped.OutputSize];
        workspace.CopyOutputs(outputs);
        return outputs;
    }
}
