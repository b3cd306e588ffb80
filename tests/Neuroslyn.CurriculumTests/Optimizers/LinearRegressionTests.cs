namespace Neuroslyn.CurriculumTests.Optimizers;

/// <summary>Gradient descent and stochastic gradient descent on six points, against the unrounded figures.</summary>
public class LinearRegressionTests
{
    private static readonly double[] X = [0, 1, 2, 3, 4, 5];
    private static readonly double[] Y = [0, 0.8, 2.2, 2.3, 4.3, 4.9];

    [Fact]
    public void S064_LossAtTheStart()
    {
        LineThroughOrigin network = Create();
        Workspace<double> workspace = network.CreateWorkspace(6);
        network.Forward(X, workspace);

        Assert.Equal(5.658333333333334, network.Backward(Y, workspace), 1e-12);
        Assert.Equal(-14.266666666666666, network.Slope.WeightGradients(workspace)[0, 0], 1e-12);
    }

    [Fact]
    public void S065_BatchStep()
    {
        LineThroughOrigin network = Create();
        using TrainingSession<double> session = Session(network, batchSize: 6);
        session.Step(X, Y);

        Assert.Equal(0.3426666666666667, network.Slope.Weights[0, 0], 1e-14);
    }

    [Fact]
    public void S066_S067_StochasticSteps_UseTheCurrentPrediction()
    {
        LineThroughOrigin network = Create();
        using TrainingSession<double> session = Session(network, batchSize: 1);

        session.Step([2], [2.2]);
        Assert.Equal(0.272, network.Slope.Weights[0, 0], 1e-14);

        session.Step([4], [4.3]);
        Assert.Equal(0.52896, network.Slope.Weights[0, 0], 1e-14);
    }

    [Fact]
    public void S068_ConvergesToTheLeastSquaresSlope()
    {
        LineThroughOrigin network = Create();
        using TrainingSession<double> session = Session(network, batchSize: 6);
        for (int step = 0; step < 500; step++)
        {
            session.Step(X, Y);
        }

        Assert.Equal(0.9781818181818182, network.Slope.Weights[0, 0], 1e-9);
    }

    private static LineThroughOrigin Create()
    {
        var network = new LineThroughOrigin();
        network.Slope.Weights[0, 0] = 0.2;
        return network;
    }

    private static TrainingSession<double> Session(LineThroughOrigin network, int batchSize) =>
        new(network, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = batchSize });
}
