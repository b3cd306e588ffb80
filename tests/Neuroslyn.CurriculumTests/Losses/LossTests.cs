using Neuroslyn.CurriculumTests.Activations;

namespace Neuroslyn.CurriculumTests.Losses;

/// <summary>Losses and their gradients through generated networks.</summary>
public class LossTests
{
    [Fact]
    public void S031_SquaredError_WithAndWithoutTheHalf()
    {
        (double mean, double meanGradient) = LossAndGradient(new MeanSquaredLine(), 0.629, 1);
        (double half, double halfGradient) = LossAndGradient(new HalfSquaredLine(), 0.629, 1);

        Assert.Equal(0.137641, mean, 1e-15);
        Assert.Equal(0.0688205, half, 1e-15);
        Assert.Equal(-0.742, meanGradient, 1e-15);
        Assert.Equal(-0.371, halfGradient, 1e-15);
    }

    [Fact]
    public void S032_GradientsOfLinearRegression()
    {
        // dL/dw = (2/m) (yhat - y) x^T and dL/db = (2/m) sum (yhat - y).
        double[] x = [0.5, -1, 2];
        double[] y = [1, 0, 3];
        var network = new LineWithBias();
        network.Output.Weights[0, 0] = 0.7;
        network.Output.Bias[0] = -0.2;
        Workspace<double> workspace = network.CreateWorkspace(3);
        network.Forward(x, workspace);
        network.Backward(y, workspace);
        double[] errors = [.. x.Zip(y, (a, b) => (0.7 * a) - 0.2 - b)];

        Assert.Equal(2 / 3.0 * errors.Zip(x, (error, value) => error * value).Sum(), network.Output.WeightGradients(workspace)[0, 0], 1e-14);
        Assert.Equal(2 / 3.0 * errors.Sum(), network.Output.BiasGradients(workspace)[0], 1e-14);
        Assert.True(GradientCheck.Run(network, x, y).Passed);
    }

    [Fact]
    public void S033_CrossEntropy_FromLogits()
    {
        (double loss, double[] gradient) = CrossEntropy([1, 2, 3], label: 2);

        Assert.Equal(0.40760596444438046, loss, 1e-15);
        Assert.Equal([0.0900305732, 0.2447284711, -0.3347590442], gradient, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Fact]
    public void S033_CrossEntropy_OfLargeLogits_IsExact()
    {
        (double loss, double[] gradient) = CrossEntropy([1000, 0, 0], label: 1);

        Assert.Equal(1000, loss);
        Assert.All(gradient, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void S034_WorkedExample()
    {
        double[] prediction = [0.0015, 0.0088, 0.026, 0.029, 0.79, 0.008, 0.039, 0.088, 0.002, 0.0053];
        double[] target = OneHot.Encode<double>([4], 10);

        Assert.Equal(0.9976, prediction.Sum(), 1e-12);
        Assert.Equal(0.23572233352106983, ProbabilityMetrics.LogLoss<double>(prediction, [4], 10), 1e-15);
        Assert.Equal(0.05505778, SquaredError(new TenSquaredSums(), prediction, target), 1e-14);
        Assert.Equal(0.02752889, SquaredError(new TenHalfSquares(), prediction, target), 1e-14);

        static double SquaredError(INetwork<double> network, double[] prediction, double[] target)
        {
            WeightMatrix<double> weights = network.Parameters.Matrix(network.Layout.Tensors[0]);
            weights.Fill(0);
            for (int i = 0; i < 10; i++)
            {
                weights[i, i] = 1;
            }

            var workspace = new Workspace<double>(network.Layout, 1);
            network.Forward(prediction, workspace);
            return network.Backward(target, workspace);
        }
    }

    private static (double Loss, double Gradient) LossAndGradient(INetwork<double> line, double prediction, double target)
    {
        line.Parameters.Matrix(line.Layout.Tensors[0])[0, 0] = 1;
        var workspace = new Workspace<double>(line.Layout, 1) { ComputesInputGradients = true };
        line.Forward([prediction], workspace);
        double loss = line.Backward([target], workspace);
        double[] gradient = new double[1];
        workspace.CopyInputGradients(gradient);
        return (loss, gradient[0]);
    }

    private static (double Loss, double[] Gradient) CrossEntropy(double[] logits, int label)
    {
        LogitClassifier network = new LogitClassifier().WithIdentity();
        Workspace<double> workspace = network.CreateWorkspace(1);
        workspace.ComputesInputGradients = true;
        network.Forward(logits, workspace);
        double loss = network.Backward(OneHot.Encode<double>([label], 3), workspace);
        double[] gradient = new double[3];
        workspace.CopyInputGradients(gradient);
        return (loss, gradient);
    }
}
