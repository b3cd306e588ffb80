using Neuroslyn.CurriculumTests.Optimizers;

namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>Penalties and decay, clipping, norms.</summary>
public class RegularisationTests
{
    [Fact]
    public void S099_L2_ShrinksTheWeightByTwoEtaLambda() => Assert.Equal(0.998, AfterOneStepWithoutGradient(new Sgd(0.1) { L2 = 0.01 }), 1e-15);

    [Fact]
    public void S100_WeightDecay_ShrinksTheWeightByEtaLambda() => Assert.Equal(0.999, AfterOneStepWithoutGradient(new Sgd(0.1) { WeightDecay = 0.01 }), 1e-15);

    [Fact]
    public void S100_Sgd_L2OfLambdaIsDecayOfTwoLambda()
    {
        double[] penalised = Slope.Descend(new Sgd(0.1) { L2 = 0.01 }, w => (4 * w * w * w) - 1, start: 1, steps: 20);
        double[] decayed = Slope.Descend(new Sgd(0.1) { WeightDecay = 0.02 }, w => (4 * w * w * w) - 1, start: 1, steps: 20);
        double[] half = Slope.Descend(new Sgd(0.1) { Penalty = Penalty.HalfRidge(0.02) }, w => (4 * w * w * w) - 1, start: 1, steps: 20);

        Assert.Equal(penalised, decayed, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(penalised, half, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void S100_Adam_CoupledAndDecoupledDiffer()
    {
        double[] coupled = Slope.Descend(new Adam(0.1) { L2 = 0.05 }, w => 2 * w, start: 1, steps: 3);
        double[] decoupled = Slope.Descend(new AdamW(0.1, weightDecay: 0.1), w => 2 * w, start: 1, steps: 3);

        // Adam divides the penalty away in the first step; decoupled decay takes its 1 %.
        Assert.Equal(0.9, coupled[0], 1e-8);
        Assert.Equal(0.89, decoupled[0], 1e-8);
        Assert.Equal(AdamPath(l2: 0.05, decay: 0), coupled, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(AdamPath(l2: 0, decay: 0.1), decoupled, (a, b) => Math.Abs(a - b) < 1e-12);

        static double[] AdamPath(double l2, double decay)
        {
            var path = new double[3];
            double w = 1, m = 0, v = 0;
            for (int t = 1; t <= 3; t++)
            {
                double g = (2 * w) + (2 * l2 * w);
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                w *= 1 - (0.1 * decay);
                w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
                path[t - 1] = w;
            }

            return path;
        }
    }

    [Fact]
    public void S101_Norms()
    {
        double[] w = [3, -4];
        Assert.Equal(7, VectorNorm.L1<double>(w));
        Assert.Equal(5, VectorNorm.L2<double>(w), 1e-15);
        Assert.Equal(4, VectorNorm.Maximum<double>(w));
        Assert.Equal(7, VectorNorm.P<double>(w, 1), 1e-14);
        Assert.Equal(5, VectorNorm.P<double>(w, 2), 1e-14);
        Assert.Equal(4, VectorNorm.P<double>(w, double.PositiveInfinity));
    }

    [Fact]
    public void S101_Norms_ObeyTheAxioms()
    {
        var random = new RandomSource(1);
        double[] orders = [1, 1.5, 2, 3, double.PositiveInfinity];
        for (int draw = 0; draw < 1000; draw++)
        {
            var x = new double[5];
            var y = new double[5];
            var sum = new double[5];
            var scaled = new double[5];
            double factor = random.NextGaussian();
            for (int i = 0; i < 5; i++)
            {
                x[i] = random.NextGaussian();
                y[i] = random.NextGaussian();
                sum[i] = x[i] + y[i];
                scaled[i] = factor * x[i];
            }

            foreach (double p in orders)
            {
                double norm = VectorNorm.P<double>(x, p);
                Assert.True(norm > 0);
                Assert.Equal(0, VectorNorm.P<double>(new double[5], p));
                Assert.Equal(Math.Abs(factor) * norm, VectorNorm.P<double>(scaled, p), 1e-12);
                Assert.True(VectorNorm.P<double>(sum, p) <= norm + VectorNorm.P<double>(y, p) + 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(2, 0.9)]
    [InlineData(-2, -0.9)]
    [InlineData(0, 0)]
    public void S102_L1_SubgradientIsTheSign_AndZeroAtZero(double weight, double moved)
    {
        double after = Slope.Descend(new Sgd(1) { L1 = 0.1 }, _ => 0, start: weight, steps: 1)[0];
        Assert.Equal(weight == 0 ? 0 : weight + (moved > 0 ? -0.1 : 0.1), after, 1e-15);
    }

    [Fact]
    public void S102_L1_DrivesUselessWeightsToNearZero()
    {
        // y depends on 3 of 12 features. Without a penalty the noise gives all others a weight too.
        const int samples = 60;
        var random = new RandomSource(3);
        var inputs = new double[samples * SparseRegression.InputSize];
        var targets = new double[samples];
        for (int i = 0; i < samples; i++)
        {
            Span<double> x = inputs.AsSpan(i * SparseRegression.InputSize, SparseRegression.InputSize);
            foreach (ref double value in x)
            {
                value = random.NextGaussian();
            }

            targets[i] = (3 * x[0]) - (2 * x[1]) + (1.5 * x[2]) + (0.5 * random.NextGaussian());
        }

        Dataset<double> data = Dataset.FromMemory<double>(inputs, SparseRegression.InputSize, targets, 1);
        double[] plain = Train(0);
        double[] lasso = Train(0.3);

        Assert.True(plain[3..].Count(weight => Math.Abs(weight) > 0.01) >= 7);
        Assert.All(lasso[3..], weight => Assert.True(Math.Abs(weight) < 0.01, $"{weight}"));
        Assert.All(lasso[..3], weight => Assert.True(Math.Abs(weight) > 1));

        double[] Train(double l1)
        {
            var network = new SparseRegression();
            network.Fit(data, new TrainingOptions<double>
            {
                Optimizer = new Sgd(0.05) { L1 = l1 },
                Schedule = new StepDecay(0.5, 100),
                Epochs = 800,
                BatchSize = samples,
            });
            var weights = new double[SparseRegression.InputSize];
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = network.Output.Weights[i, 0];
            }

            return weights;
        }
    }

    [Fact]
    public void S103_ElasticNet()
    {
        var penalty = Penalty.ElasticNet(lambda: 1, beta: 0.5);
        double[] weights = [2, -1];
        double[] gradient = new double[2];
        penalty.AddGradient<double>(weights, gradient);

        Assert.Equal(5.5, penalty.Value<double>(weights), 1e-15);
        Assert.Equal([3, -2], gradient);
        Assert.Equal(2 - 0.3, Slope.Descend(new Sgd(0.1) { Penalty = penalty }, _ => 0, start: 2, steps: 1)[0], 1e-15);
        Assert.Equal(-1 + 0.2, Slope.Descend(new Sgd(0.1) { Penalty = penalty }, _ => 0, start: -1, steps: 1)[0], 1e-15);
    }

    [Fact]
    public void S104_LambdaZero_IsThePlainLossBitForBit()
    {
        double[] plain = Slope.DescendParabola(new Momentum(0.1), 20);
        double[] penalised = Slope.DescendParabola(new Momentum(0.1) { Penalty = Penalty.ElasticNet(0, 0.5), WeightDecay = 0 }, 20);

        Assert.Equal(plain, penalised);
        Assert.Equal(0, default(Penalty).Value<double>([1, 2, 3]));
    }

    [Fact]
    public void S104_PenalisedLoss_IsDataLossPlusPenalty()
    {
        var network = new LineThroughOrigin();
        network.Slope.Weights[0, 0] = 0.2;

        // (1/N) sum (y - yhat)^2 on the six points plus lambda w^2.
        Assert.Equal(5.658333333333334 + (0.1 * 0.04), 5.658333333333334 + Penalty.Ridge(0.1).Value(network), 1e-15);
    }

    [Fact]
    public void S105_TrainedRidge_EqualsTheClosedForm()
    {
        // L = (1/n) sum (y - w x)^2 + lambda w^2 has its minimum at w = sum x y / (sum x^2 + n lambda).
        double[] x = [0, 1, 2, 3, 4, 5];
        double[] y = [0, 0.8, 2.2, 2.3, 4.3, 4.9];
        const double lambda = 0.7;
        double closedForm = x.Zip(y, (a, b) => a * b).Sum() / (x.Sum(a => a * a) + (6 * lambda));
        var network = new LineThroughOrigin();
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.01) { L2 = lambda }, BatchSize = 6 });
        for (int step = 0; step < 500; step++)
        {
            session.Step(x, y);
        }

        Assert.Equal(closedForm, network.Slope.Weights[0, 0], 1e-12);
    }

    private static double AfterOneStepWithoutGradient(Optimizer optimizer) => Slope.Descend(optimizer, _ => 0, start: 1, steps: 1)[0];
}
