namespace Neuroslyn.CurriculumTests.Optimizers;

/// <summary>Descends a function of one weight whose slope is given: an optimizer without a network's help.</summary>
internal static class Slope
{
    /// <summary>The weight after each step.</summary>
    public static double[] Descend(Optimizer optimizer, Func<double, double> slope, double start, int steps)
    {
        var network = new LineThroughOrigin();
        network.Slope.Weights[0, 0] = start;
        OptimizerState<double> state = optimizer.CreateState(LineThroughOrigin.Layout, network.Parameters);
        var gradients = new ParameterBuffer<double>(network.Parameters.Length);
        var path = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            gradients.Span[0] = slope(network.Slope.Weights[0, 0]);
            state.Step(gradients);
            path[step] = network.Slope.Weights[0, 0];
        }

        return path;
    }

    /// <summary>The weight after each step on f(w) = w^2 from w = 1, as the loss of a network trained on (1, 0).</summary>
    public static double[] DescendParabola(Optimizer optimizer, int steps = 3, bool lossIsAtTheStart = true)
    {
        var network = new LineThroughOrigin();
        network.Slope.Weights[0, 0] = 1;
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = optimizer, BatchSize = 1 });
        var path = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            double before = network.Slope.Weights[0, 0];
            double loss = session.Step([1], [0]);
            Assert.True(!lossIsAtTheStart || Math.Abs(loss - (before * before)) < 1e-15);
            path[step] = network.Slope.Weights[0, 0];
        }

        return path;
    }
}
