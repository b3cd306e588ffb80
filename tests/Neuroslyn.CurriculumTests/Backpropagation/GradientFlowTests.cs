namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>What addition, maximum and multiplication make of a gradient of 0.20 that comes from behind.</summary>
public class GradientFlowTests
{
    private const double Upstream = 0.20;
    private const double Tolerance = 1e-15;

    [Fact]
    public void S047_Add_Distributes()
    {
        var network = new AddGate();
        AssertGradients(Upstream, Upstream, Propagate(network, network.First, network.Second, 3, -1, output: 2));
    }

    [Theory]
    [InlineData(2.0, -1.0, 0.20, 0.00)]
    [InlineData(-4.0, -1.0, 0.00, 0.20)]
    public void S047_Maximum_RoutesToTheLarger_OnBothLines(double x, double y, double toX, double toY)
    {
        var network = new MaximumGate();
        AssertGradients(toX, toY, Propagate(network, network.First, network.Second, x, y, Math.Max(x, y)));
    }

    [Fact]
    public void S047_Maximum_OfEqualOperands_RoutesToTheFirst()
    {
        var network = new MaximumGate();
        AssertGradients(Upstream, 0, Propagate(network, network.First, network.Second, 0.5, 0.5, 0.5));
    }

    [Fact]
    public void S047_Multiply_Switches()
    {
        var network = new MultiplyGate();
        AssertGradients(-0.40, 0.20, Propagate(network, network.First, network.Second, 1.00, -2.00, output: -2));
    }

    private static void AssertGradients(double first, double second, (double First, double Second) actual)
    {
        Assert.Equal(first, actual.First, Tolerance);
        Assert.Equal(second, actual.Second, Tolerance);
    }

    /// <summary>Sets the operands, checks the output, and sends dL/dz = y - t = 0.20 back; returns the gradients of the operands.</summary>
    private static (double First, double Second) Propagate(INetwork<double> network, DenseLayer<double> first, DenseLayer<double> second, double x, double y, double output)
    {
        network.Parameters.Span.Clear();
        first.Bias[0] = x;
        second.Bias[0] = y;
        var workspace = new Workspace<double>(network.Layout, 1);
        network.Forward([1.0], workspace);
        double[] outputs = new double[1];
        workspace.CopyOutputs(outputs);
        Assert.Equal(output, outputs[0]);
        network.Backward([outputs[0] - Upstream], workspace);
        return (first.BiasGradients(workspace)[0], second.BiasGradients(workspace)[0]);
    }
}
