namespace Neuroslyn.CurriculumTests.Optimizers;

/// <summary>Three steps on f(w) = w^2 from w = 1 with every method and convention, through a generated network.</summary>
public class OptimizerTests
{
    private const double Digits = 6e-10;

    [Fact]
    public void S069_BatchGradientDescent() => AssertPath([0.8, 0.64, 0.512], Slope.DescendParabola(new Sgd(0.1)));

    [Fact]
    public void S070_StochasticGradientDescent_UpdatesOncePerSample()
    {
        var network = new LineThroughOrigin();
        TrainingHistory history = network.Fit(SixPoints, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 1, Epochs = 3 });

        Assert.Equal([6, 12, 18], history.Epochs.Select(epoch => epoch.Step));
    }

    [Fact]
    public void S070_SampleOrder_ComesFromTheSeed()
    {
        double first = TrainedSlope(seed: 1);
        Assert.Equal(first, TrainedSlope(seed: 1));
        Assert.NotEqual(first, TrainedSlope(seed: 2));

        static double TrainedSlope(ulong seed)
        {
            var network = new LineThroughOrigin();
            network.Fit(SixPoints, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 1, Epochs = 1, Seed = seed });
            return network.Slope.Weights[0, 0];
        }
    }

    [Fact]
    public void S071_MiniBatches_EqualTheHandComputation()
    {
        double[] x = [0, 1, 2, 3, 4, 5];
        double[] y = [0, 0.8, 2.2, 2.3, 4.3, 4.9];
        double expected = 0.2;
        for (int i = 0; i < 6; i += 2)
        {
            double gradient = ((2 * x[i] * ((expected * x[i]) - y[i])) + (2 * x[i + 1] * ((expected * x[i + 1]) - y[i + 1]))) / 2;
            expected -= 0.01 * gradient;
        }

        var network = new LineThroughOrigin();
        network.Slope.Weights[0, 0] = 0.2;
        TrainingHistory history = network.Fit(SixPoints, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 2, Epochs = 1, Shuffle = false });

        Assert.Equal(3, history.Epochs[0].Step);
        Assert.Equal(expected, network.Slope.Weights[0, 0], 1e-14);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void S071_LastSmallerBatch_IsKeptOrDroppedAsAsked(bool drops, int steps)
    {
        TrainingHistory history = new LineThroughOrigin().Fit(
            SixPoints, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 4, DropLastBatch = drops, Epochs = 1 });

        Assert.Equal(steps, history.Epochs[0].Step);
    }

    [Fact]
    public void S072_LearningRate_ConvergesOscillatesOrDiverges()
    {
        Assert.True(Math.Abs(Slope.DescendParabola(new Sgd(0.1), 100)[^1]) < 1e-9);
        AssertPath([-1, 1, -1], Slope.DescendParabola(new Sgd(1.0)));
        Assert.Equal(1.728, Math.Abs(Slope.DescendParabola(new Sgd(1.1))[2]), 1e-12);
    }

    [Fact]
    public void S073_Momentum_Classical() => AssertPath([0.8, 0.46, 0.062], Slope.DescendParabola(new Momentum(0.1)));

    [Fact]
    public void S073_Momentum_Displacement_TakesTheSameSteps() =>
        AssertPath([0.8, 0.46, 0.062], Slope.DescendParabola(new Momentum(0.1) { Form = MomentumForm.Displacement }));

    [Fact]
    public void S073_Momentum_ExponentialAverage() =>
        AssertPath([0.98, 0.9424, 0.889712], Slope.DescendParabola(new Momentum(0.1) { Form = MomentumForm.ExponentialAverage }));

    [Fact]
    public void S073_ExponentialAverage_WithTenTimesTheRate_IsClassical()
    {
        double[] classical = Slope.DescendParabola(new Momentum(0.1), 20);
        double[] average = Slope.DescendParabola(new Momentum(1.0) { Form = MomentumForm.ExponentialAverage }, 20);

        Assert.Equal(classical, average, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void S073_ChangeOfTheRate_TellsClassicalFromDisplacement()
    {
        // The velocity 2 keeps moving with the new rate; the move 0.2 keeps its size.
        Assert.Equal(0.8 - (0.05 * ((0.9 * 2) + 1.6)), SecondStep(MomentumForm.Classical), 1e-15);
        Assert.Equal(0.8 - (0.9 * 0.2) - (0.05 * 1.6), SecondStep(MomentumForm.Displacement), 1e-15);

        static double SecondStep(MomentumForm form)
        {
            var network = new LineThroughOrigin();
            network.Slope.Weights[0, 0] = 1;
            using var session = new TrainingSession<double>(
                network, new TrainingOptions<double> { Optimizer = new Momentum(0.1) { Form = form }, BatchSize = 1, Schedule = new StepDecay(0.5, 1) { Per = ScheduleUnit.Step } });
            session.Step([1], [0]);
            session.Step([1], [0]);
            return network.Slope.Weights[0, 0];
        }
    }

    [Fact]
    public void S074_ValuesPerParameter()
    {
        Assert.Equal(0, Values(new Sgd(0.1)));
        Assert.Equal(1, Values(new Momentum(0.1)));
        Assert.Equal(2, Values(new Adam()));

        static int Values(Optimizer optimizer) => optimizer.CreateState(LineThroughOrigin.Layout, new LineThroughOrigin().Parameters).ValuesPerParameter;
    }

    [Fact]
    public void S075_Nesterov_AtTheLookAhead() => AssertPath([0.62, 0.2224, -0.108352], Slope.DescendParabola(new Nesterov(0.1)));

    [Fact]
    public void S075_Nesterov_InItsOriginalForm() =>
        AssertPath([0.8, 0.496, 0.17792], Slope.DescendParabola(new Nesterov(0.1) { Form = NesterovForm.Original }, lossIsAtTheStart: false));

    [Fact]
    public void S075_Nesterov_TheTwoFormsAreOneMethod()
    {
        // Look-ahead = theta - momentum v, and v is the last step of the original form.
        double[] original = Slope.DescendParabola(new Nesterov(0.1) { Form = NesterovForm.Original }, 20, lossIsAtTheStart: false);
        double[] ahead = Slope.DescendParabola(new Nesterov(0.1), 20);
        for (int step = 1; step < 20; step++)
        {
            double velocity = original[step - 1] - original[step];
            Assert.Equal(original[step] - (0.9 * velocity), ahead[step], 1e-14);
        }
    }

    [Fact]
    public void S076_Adagrad() => AssertPath([0.9, 0.833103527, 0.780456182], Slope.DescendParabola(new Adagrad(0.1, 1e-8)));

    [Fact]
    public void S076_Adagrad_StepsShrinkAsOneByTheRootOfTime()
    {
        double[] path = Slope.Descend(new Adagrad(0.1, 1e-8), _ => 1, start: 0, steps: 100);
        for (int t = 2; t <= 100; t++)
        {
            Assert.Equal(0.1 / Math.Sqrt(t), path[t - 2] - path[t - 1], 1e-9);
        }
    }

    [Fact]
    public void S077_RmsProp() => AssertPath([0.683772238, 0.498870612, 0.369180558], Slope.DescendParabola(new RmsProp(0.1, 0.9, 1e-8)));

    [Fact]
    public void S077_RmsProp_IsNotTheFormulaThatNeverForgets()
    {
        double[] path = Slope.DescendParabola(new RmsProp(0.1, 0.9, 1e-8));
        Assert.True(Math.Abs(path[1] - 0.505281443) > 1e-3);
        Assert.True(Math.Abs(path[2] - 0.383548217) > 1e-3);
    }

    [Fact]
    public void S078_AdaDelta() => AssertPath([0.999683772, 0.999359378, 0.999029414], Slope.DescendParabola(new AdaDelta(1, 0.9, 1e-8)));

    [Fact]
    public void S079_Adam() => AssertPath([0.9, 0.800412229, 0.701586273], Slope.DescendParabola(new Adam(0.1)));

    [Theory]
    [InlineData(EpsilonPlacement.OutsideRoot, 1e-4, 0.000999900)]
    [InlineData(EpsilonPlacement.InsideRoot, 1e-4, 0.000707107)]
    [InlineData(EpsilonPlacement.OutsideRoot, 1e-5, 0.000999001)]
    [InlineData(EpsilonPlacement.InsideRoot, 1e-5, 0.0000995037)]
    public void S079_Adam_FirstStepDependsOnWhereEpsilonStands(EpsilonPlacement placement, double gradient, double size) =>
        Assert.Equal(-size, Slope.Descend(new Adam(0.001) { EpsilonPlacement = placement }, _ => gradient, start: 0, steps: 1)[0], Digits);

    [Fact]
    public void S079_Adam_EpsilonStandsOutsideUnlessAsked() => Assert.Equal(EpsilonPlacement.OutsideRoot, new Adam().EpsilonPlacement);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(1e6)]
    public void S080_Adam_FirstStepHasTheSizeOfTheRate(double gradient)
    {
        double corrected = -Slope.Descend(new Adam(0.001), _ => gradient, start: 0, steps: 1)[0];
        Assert.Equal(0.001, corrected, 1e-7);

        // Without the correction it would be (1 - beta1) / sqrt(1 - beta2) times as large.
        Assert.Equal(3.162, (1 - 0.9) / Math.Sqrt(1 - 0.999), 1e-3);
    }

    [Theory]
    [InlineData("sgd", typeof(Sgd))]
    [InlineData("momentum", typeof(Momentum))]
    [InlineData("nesterov", typeof(Nesterov))]
    [InlineData("adagrad", typeof(Adagrad))]
    [InlineData("RMSprop", typeof(RmsProp))]
    [InlineData("Adadelta", typeof(AdaDelta))]
    [InlineData("Adam", typeof(Adam))]
    [InlineData("AdamW", typeof(AdamW))]
    [InlineData("amsgrad", typeof(AmsGrad))]
    [InlineData("Adamax", typeof(Adamax))]
    [InlineData("NAdam", typeof(NAdam))]
    [InlineData("radam", typeof(RAdam))]
    public void S082_Optimizers_ByName(string name, Type type)
    {
        Optimizer optimizer = Optimizer.Create(name, 0.025);

        Assert.IsType(type, optimizer);
        Assert.Equal(0.025, optimizer.LearningRate);
        Assert.IsType(type, Optimizer.Create(name));
        Assert.Contains(name, Optimizer.Names, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(12, Optimizer.Names.Count);
    }

    [Fact]
    public void S082_UnknownName_IsAnsweredByTheKnownOnes()
    {
#pragma warning disable NSL0011 // the name no optimizer has is what is tested
        var exception = Assert.Throws<ArgumentException>("name", () => Optimizer.Create("adm"));
#pragma warning restore NSL0011
        Assert.Contains("adam, adamax, adamw", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S083_Momentum_LeavesTheLocalMinimumThatGradientDescentEndsIn()
    {
        // f(w) = w^4 - 3 w^2 + w has its lower minimum on the left.
        static double F(double w) => (w * w * w * w) - (3 * w * w) + w;
        static double Derivative(double w) => (4 * w * w * w) - (6 * w) + 1;

        double plain = Slope.Descend(new Sgd(0.01), Derivative, start: 2, steps: 5000)[^1];
        double rolling = Slope.Descend(new Momentum(0.01), Derivative, start: 2, steps: 5000)[^1];

        Assert.Equal(1.130901123, plain, 1e-9);
        Assert.Equal(-1.300839566, rolling, 1e-9);
        Assert.True(F(rolling) < F(plain));
        Assert.Equal(0, Derivative(plain), 1e-9);
    }

    private static Dataset<double> SixPoints =>
        Dataset.FromMemory<double>(new double[] { 0, 1, 2, 3, 4, 5 }, 1, new double[] { 0, 0.8, 2.2, 2.3, 4.3, 4.9 }, 1);

    private static void AssertPath(double[] expected, double[] actual) => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < Digits);
}
