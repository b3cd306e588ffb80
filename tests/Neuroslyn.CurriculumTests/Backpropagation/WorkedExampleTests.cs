namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>Forward pass, gradients, one step and the second forward pass of the 2-2-1 example, against the unrounded figures.</summary>
public class WorkedExampleTests
{
    private const double Tolerance = 1e-12;
    private static readonly double[] Input = [0.5, 0.7];
    private static readonly double[] Target = [1];

    [Fact]
    public void S056_S058_ForwardPass()
    {
        (WorkedExampleNetwork network, Workspace<double> workspace) = Propagated();

        Assert.Equal(0.6130141761393355, workspace.Row(HiddenRow)[0], Tolerance);
        Assert.Equal(0.6387631751488418, workspace.Row(HiddenRow + 1)[0], Tolerance);
        double[] prediction = new double[1];
        workspace.CopyOutputs(prediction);
        Assert.Equal(0.6295004176265749, prediction[0], Tolerance);
        double[] single = new double[1];
        network.Predict(Input, single);
        Assert.Equal(0.6295004176265749, single[0], Tolerance);
    }

    [Fact]
    public void S059_Loss_IsTheUnroundedOne()
    {
        (WorkedExampleNetwork network, Workspace<double> workspace) = Propagated();

        Assert.Equal(0.1372699405388824, network.Backward(Target, workspace), Tolerance);
    }

    [Fact]
    public void S060_S062_Gradients()
    {
        (WorkedExampleNetwork network, Workspace<double> workspace) = Propagated();
        network.Backward(Target, workspace);

        WeightMatrix<double> output = network.Output.WeightGradients(workspace);
        Assert.Equal(-0.1059429304459789, output[0, 0], Tolerance);
        Assert.Equal(-0.1103929489240143, output[1, 0], Tolerance);
        WeightMatrix<double> hidden = network.Hidden.WeightGradients(workspace);
        Assert.Equal(-0.0102496030552126, hidden[0, 0], Tolerance);
        Assert.Equal(-0.0069786497121717, hidden[0, 1], Tolerance);
        Assert.Equal(-0.0143494442772976, hidden[1, 0], Tolerance);
        Assert.Equal(-0.0097701095970404, hidden[1, 1], Tolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void S063_StepAndSecondLoss(int batchSize)
    {
        // A batch of two equal samples takes the path over columns, one sample the direct one; the step is the same.
        WorkedExampleNetwork network = Create();
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.1), BatchSize = batchSize });
        double[] inputs = [.. Enumerable.Repeat(Input, batchSize).SelectMany(sample => sample)];
        double[] targets = [.. Enumerable.Repeat(1.0, batchSize)];

        double first = session.Step(inputs, targets);

        const double digits = 1e-10;
        Assert.Equal(0.1372699405388824, first, Tolerance);
        Assert.Equal(0.5010249603, network.Hidden.Weights[0, 0], digits);
        Assert.Equal(0.3006978650, network.Hidden.Weights[0, 1], digits);
        Assert.Equal(0.3014349444, network.Hidden.Weights[1, 0], digits);
        Assert.Equal(0.6009770110, network.Hidden.Weights[1, 1], digits);
        Assert.Equal(0.5105942930, network.Output.Weights[0, 0], digits);
        Assert.Equal(0.3610392949, network.Output.Weights[1, 0], digits);
        Assert.Equal(0.1348969195, session.Step(inputs, targets), digits);
    }

    private static int HiddenRow => WorkedExampleNetwork.Layout.Layers[0].OutputRow;

    private static WorkedExampleNetwork Create()
    {
        var network = new WorkedExampleNetwork();
        network.Hidden.Weights[0, 0] = 0.5;
        network.Hidden.Weights[0, 1] = 0.3;
        network.Hidden.Weights[1, 0] = 0.3;
        network.Hidden.Weights[1, 1] = 0.6;
        network.Output.Weights[0, 0] = 0.5;
        network.Output.Weights[1, 0] = 0.35;
        return network;
    }

    private static (WorkedExampleNetwork Network, Workspace<double> Workspace) Propagated()
    {
        WorkedExampleNetwork network = Create();
        Workspace<double> workspace = network.CreateWorkspace(1);
        network.Forward(Input, workspace);
        return (network, workspace);
    }
}
