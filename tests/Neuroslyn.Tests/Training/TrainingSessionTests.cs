namespace Neuroslyn.Tests.Training;

public sealed class TrainingSessionTests
{
    [Fact]
    public void Steps_AreThoseOfFit()
    {
        Dataset<float> data = Samples.Clusters(70);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 20, Shuffle = false, Optimizer = new Momentum(0.1) };
        InterpretedNetwork<float> fitted = Samples.Classifier();
        TrainingHistory history = Trainer.Fit(fitted, data, options);

        InterpretedNetwork<float> stepped = Samples.Classifier();
        using var session = new TrainingSession<float>(stepped, options);
        double sum = 0;
        for (int start = 0; start < data.Count; start += 20)
        {
            int count = Math.Min(20, data.Count - start);
            sum += session.Step(data.Inputs.Range(start, count), data.Targets.Range(start, count)) * count;
        }

        Assert.Equal(fitted.Parameters.Span, stepped.Parameters.Span);
        Assert.Equal(history.Epochs[0].Loss, sum / 70);
        Assert.Equal(4, session.StepCount);
    }

    [Fact]
    public void LinearRegression_TakesTheKnownSteps()
    {
        // Bias-free slope through x = 0..5 from w = 0.2: one batch step, and two steps on single samples.
        Assert.Equal(0.3426666666666667, Step(0.2, [0, 1, 2, 3, 4, 5], [0, 0.8, 2.2, 2.3, 4.3, 4.9], 5.658333333333334), 1e-15);
        double w = Step(0.2, [2], [2.2], 1.8 * 1.8);
        Assert.Equal(0.272, w, 1e-15);
        Assert.Equal(0.52896, Step(w, [4], [4.3], Math.Pow(4.3 - (0.272 * 4), 2)), 1e-15);

        static double Step(double slope, double[] x, double[] y, double expectedLoss)
        {
            var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Line", 1, UseBias: false));
            network.Parameters.Span[0] = slope;
            using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.01) });
            Assert.Equal(expectedLoss, session.Step(x, y), 1e-14);
            return network.Parameters.Span[0];
        }
    }

    [Fact]
    public void BatchGradientDescent_ConvergesToTheLeastSquaresSlope()
    {
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Line", 1, UseBias: false));
        network.Parameters.Span[0] = 0.2;
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.01) });
        for (int step = 0; step < 500; step++)
        {
            session.Step([0, 1, 2, 3, 4, 5], [0, 0.8, 2.2, 2.3, 4.3, 4.9]);
        }

        Assert.Equal(0.9781818181818182, network.Parameters.Span[0], 1e-9);
    }

    [Fact]
    public void GradientNormLimit_ShortensTheStepToTheLimit()
    {
        // dL/dw = 2 (w x - y) x = -20 at w = 0, x = 1, y = 10.
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Line", 1, UseBias: false));
        network.Parameters.Span[0] = 0;
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.1), GradientNormLimit = 5 });
        session.Step([1], [10]);
        Assert.Equal(0.5, network.Parameters.Span[0], 1e-15);
        session.Step([1], [1.5]);
        Assert.Equal(0.7, network.Parameters.Span[0], 1e-15);
    }

    [Fact]
    public void GradientValueLimit_CutsGradientsOffBeforeTheirNormIsTaken()
    {
        // dL/dw = (-20, -40) at w = 0, x = (1, 2), y = 10: cut off at 4 both ways, the norm 4 sqrt 2 is then shortened to sqrt 2.
        var network = new InterpretedNetwork<double>(2, Loss.MeanSquaredError, new InterpretedLayer("Plane", 1, UseBias: false));
        foreach ((double? norm, double expected) in ((double?, double)[])[(null, 0.4), (Math.Sqrt(2), 0.1)])
        {
            network.Parameters.Span.Clear();
            using var session = new TrainingSession<double>(
                network, new TrainingOptions<double> { Optimizer = new Sgd(0.1), GradientValueLimit = 4, GradientNormLimit = norm });
            session.Step([1, 2], [10]);

            ParameterTensor weight = network.Layout.Tensors[0];
            Assert.Equal(expected, network.Parameters.Matrix(weight)[0, 0], 1e-15);
            Assert.Equal(expected, network.Parameters.Matrix(weight)[1, 0], 1e-15);
        }
    }

    [Fact]
    public void LearningRate_CanFollowASchedule()
    {
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Line", 1, UseBias: false));
        network.Parameters.Span[0] = 0;
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.1) });
        session.Optimizer.LearningRate = 0.05;
        session.Step([1], [10]);
        Assert.Equal(1, network.Parameters.Span[0], 1e-15);
    }

    [Fact]
    public void DropoutKey_ChangesWithEveryStep_AndComesFromTheSeed()
    {
        ulong[] keys = [.. Keys(3)];
        Assert.Equal(10, keys.Distinct().Count());
        Assert.Equal(keys, Keys(3));
        Assert.Empty(keys.Intersect(Keys(4)));

        static List<ulong> Keys(ulong seed)
        {
            InterpretedNetwork<float> network = Samples.Classifier();
            using var session = new TrainingSession<float>(network, new TrainingOptions { Seed = seed });
            var keys = new List<ulong>();
            for (int step = 0; step < 10; step++)
            {
                session.Step([1, 2, 3, 4], [1, 0, 0, 0, 1, 0]);
                keys.Add(session.Workspace.DropoutKey);
            }

            return keys;
        }
    }

    [Fact]
    public void SingleSamples_TakeTheNetworksPathForThem_WithTheSameResult()
    {
        Dataset<float> data = Samples.Clusters(7);
        InterpretedNetwork<float> batches = Samples.Classifier();
        InterpretedNetwork<float> single = Samples.Classifier();
        var counting = new SampleCounter(single);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 3, Threads = 2 };
        TrainingHistory expected = Trainer.Fit(new SampleCounter(batches, offersSamples: false), data, options);
        TrainingHistory actual = Trainer.Fit(counting, data, options);

        Assert.Equal(2, counting.SamplePasses);
        Assert.Equal(batches.Parameters.Span, single.Parameters.Span);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Loss), actual.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(6, actual.Epochs[^1].Step);
    }

    [Fact]
    public void WrongLengths_AreRefused()
    {
        using var session = new TrainingSession<float>(Samples.Classifier(), new TrainingOptions { BatchSize = 2 });
        Assert.Throws<ArgumentException>("inputs", () => session.Step([1], [1, 0, 0]));
        Assert.Throws<ArgumentException>("inputs", () => session.Step([], []));
        Assert.Throws<ArgumentException>("inputs", () => session.Step([1, 2, 3, 4, 5, 6], [1, 0, 0, 1, 0, 0, 1, 0, 0]));
        Assert.Throws<ArgumentException>("targets", () => session.Step([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>("network", () => new TrainingSession<float>(new InterpretedNetwork<float>(2, Loss.None, new InterpretedLayer("Output", 3))));
    }
}
