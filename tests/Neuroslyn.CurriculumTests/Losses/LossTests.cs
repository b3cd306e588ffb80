namespace Neuroslyn.CurriculumTests.Losses;

/// <summary>Each normalisation by its name.</summary>
public class LossTests
{
    private static readonly double[] Prediction = [0.0015, 0.0088, 0.026, 0.029, 0.79, 0.008, 0.039, 0.088, 0.002, 0.0053];

    [Fact]
    public void S031_TheTwoNormalisations_DifferByTwo()
    {
        Assert.Equal((0.137641, -0.742), Loss(new OneSquare(), [0.629], [1]), Near);
        Assert.Equal((0.0688205, -0.371), Loss(new OneHalfSquare(), [0.629], [1]), Near);
    }

    [Fact]
    public void S032_GradientsOfLinearRegression_AreTwoOverMTimesErrorTimesInput()
    {
        var network = new OneSquare();
        network.Output.Weights[0, 0] = 0.2;
        double[] x = [1, 2, 3];
        double[] y = [0.8, 2.2, 2.3];
        Workspace<double> workspace = network.CreateWorkspace(3);
        network.Forward(x, workspace);
        network.Backward(y, workspace);
        double expected = x.Zip(y).Sum(point => 2.0 / 3 * ((0.2 * point.First) - point.Second) * point.First);
        Assert.Equal(expected, network.Output.WeightGradients(workspace)[0, 0], 1e-14);
    }

    [Fact]
    public void S034_TheWorkedExample()
    {
        double[] label = [0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
        Assert.Equal(0.02752889, Loss(new HalfSquares(), Prediction, label).Loss, 1e-8);
        Assert.Equal(0.05505778, Loss(new SummedSquares(), Prediction, label).Loss, 1e-8);
        Assert.Equal(0.005505778, Loss(new MeanSquared(), Prediction, label).Loss, 1e-9);

        // The printed prediction sums to 0.9976: a softmax of its logarithms is that divided by its sum.
        Assert.Equal(0.9976, Prediction.Sum(), 1e-12);
        Assert.Equal(0.23572233352106983, -Math.Log(0.79), 1e-15);
        Assert.Equal(0.23572233352106983 + Math.Log(0.9976), Loss(new TenClasses(), [.. Prediction.Select(value => Math.Log(value))], label).Loss, 1e-14);
    }

    private static bool Near((double Loss, double Gradient) left, (double Loss, double Gradient) right) =>
        Math.Abs(left.Loss - right.Loss) < 1e-12 && Math.Abs(left.Gradient - right.Gradient) < 1e-12;

    /// <summary>Loss and the first input's gradient, through unit weights.</summary>
    private static (double Loss, double Gradient) Loss(INetwork<double> network, double[] inputs, double[] targets)
    {
        WeightMatrix<double> weights = network.Parameters.Matrix(network.Layout.Tensors[0]);
        weights.Fill(0);
        for (int i = 0; i < inputs.Length; i++)
        {
            weights[i, i] = 1;
        }

        var workspace = new Workspace<double>(network.Layout, 1) { ComputesInputGradients = true };
        network.Forward(inputs, workspace);
        double loss = network.Backward(targets, workspace);
        double[] gradients = new double[inputs.Length];
        workspace.CopyInputGradients(gradients);
        return (loss, gradients[0]);
    }
}
