namespace Neuroslyn.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void PerEpoch_TheRateIsConstantWithinAnEpoch()
    {
        TrainingHistory history = Fit(new StepDecay(0.5, 2), epochs: 5, out List<double> rates);

        Assert.Equal([1, 1, 0.5, 0.5, 0.25], history.Epochs.Select(epoch => epoch.LearningRate));
        Assert.Equal([1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25], rates);
    }

    [Fact]
    public void PerStep_TheRateChangesWithEveryStep()
    {
        TrainingHistory history = Fit(new PolynomialDecay(6) { Per = ScheduleUnit.Step }, epochs: 3, out List<double> rates);

        double[] expected = [1, 5 / 6.0, 4 / 6.0, 3 / 6.0, 2 / 6.0, 1 / 6.0, 0, 0, 0];
        Assert.Equal(expected, rates, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([4 / 6.0, 1 / 6.0, 0], history.Epochs.Select(epoch => epoch.LearningRate), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void WarmUp_GivesItsUnitToWhatFollows()
    {
        var schedule = new Warmup(2, new StepDecay(0.5, 2), start: 0.5) { Per = ScheduleUnit.Step };
        Fit(schedule, epochs: 3, out List<double> rates);

        Assert.Equal(ScheduleUnit.Step, schedule.Then.Per);
        Assert.Equal([0.5, 0.75, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125], rates);
    }

    [Fact]
    public void Plateau_ActsAfterTheValidationOfAnEpoch()
    {
        // The weight moves in every epoch, so its values tell the epochs apart.
        double[] validation = [5, 4, 4, 4, 4, 3];
        var weights = new HashSet<int>();
        var network = new ScriptedNetwork(_ => 1, weight =>
        {
            weights.Add(weight);
            return validation[weights.Count - 1];
        });
        TrainingHistory history = Fit(network, new ReduceOnPlateau(0.5, patience: 2), 6, out _, withValidation: true, rate: 1);

        Assert.Equal([1, 1, 1, 1, 0.5, 0.5], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Plateau_WithoutValidation_IsRefused()
    {
        var network = new ScriptedNetwork(_ => 1, _ => 1);
        var exception = Assert.Throws<ArgumentException>("options", () => Fit(network, new Warmup(1, new ReduceOnPlateau()), 1, out _));
        Assert.Contains("Validation is not set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plateau_RespectsLimitAndCooldown()
    {
        LearningRateState state = new ReduceOnPlateau(0.1, patience: 1) { MinimumLearningRate = 0.05, Cooldown = 2 }.CreateState(1);
        var rates = new List<double>();
        for (int check = 0; check < 8; check++)
        {
            state.Observe(1);
            rates.Add(state.LearningRate);
        }

        Assert.Equal([1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05], rates, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Theory]
    [InlineData(ScheduleUnit.Epoch)]
    [InlineData(ScheduleUnit.Step)]
    public void LoopOfOnesOwn_FollowsTheSchedule(ScheduleUnit per)
    {
        var network = Samples.Classifier();
        using var session = new TrainingSession<float>(
            network, new TrainingOptions { BatchSize = 2, Optimizer = new Sgd(0.1), Schedule = new Warmup(3, new CosineDecay(1000)) { Per = per } });
        float[] inputs = [0.1f, 0.2f, 0.3f, 0.4f];
        float[] targets = [1, 0, 0, 0, 1, 0];
        for (int step = 0; step < 21; step++)
        {
            session.Step(inputs, targets);
            session.EndEpoch(0.5);
        }

        Assert.Equal(new CosineDecay(1000).RateAt(0.1, 17), session.Optimizer.LearningRate, 1e-15);
    }

    [Fact]
    public void States_AllocateNothing()
    {
        LearningRateState[] states =
        [
            new Warmup(3, new ReduceOnPlateau(0.5, 2)).CreateState(0.1),
            new CosineRestarts(5, growth: 3).CreateState(0.1),
            new PiecewiseDecay(0.1, 5, 10).CreateState(0.1),
        ];
        AllocationAssert.Nothing(() =>
        {
            foreach (LearningRateState state in states)
            {
                state.Advance();
                state.Observe(1);
            }
        }, calls: 40);
    }

    [Fact]
    public void SteppingOnSingleSamples_FollowsTheSchedule()
    {
        var network = new SampleCounter(Samples.Classifier());
        using var session = new TrainingSession<float>(
            network, new TrainingOptions { BatchSize = 1, Optimizer = new Sgd(0.1), Schedule = new StepDecay(0.5, 1) { Per = ScheduleUnit.Step } });
        session.Step([0.1f, 0.2f], [1, 0, 0]);
        session.Step([0.1f, 0.2f], [1, 0, 0]);

        Assert.Equal(2, network.SamplePasses);
        Assert.Equal(0.05, session.Optimizer.LearningRate, 1e-15);
    }

    [Fact]
    public void Settings_OutsideTheirRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new TimeBasedDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepDecay(1, 5));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => new StepDecay(0.5, 0));
        Assert.Throws<ArgumentException>("milestones", () => new PiecewiseDecay(0.5));
        Assert.Throws<ArgumentException>("milestones", () => new PiecewiseDecay(0.5, 3, 3));
        Assert.Throws<ArgumentException>("milestones", () => new PiecewiseDecay(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new GeometricDecay(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => new DecimalDecay(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("exponent", () => new PowerDecay(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => new CosineDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => new PolynomialDecay(5, end: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("growth", () => new CosineRestarts(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => new Warmup(5, start: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new ReduceOnPlateau(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => new ConstantRate().RateAt(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new ConstantRate().CreateState(0));
    }

    [Fact]
    public void Schedules_AreValues()
    {
        Assert.Equal(new PiecewiseDecay(0.5, 1, 2), new PiecewiseDecay(0.5, 1, 2));
        Assert.NotEqual(new PiecewiseDecay(0.5, 1, 2), new PiecewiseDecay(0.5, 1, 3));
        Assert.Equal(new Warmup(5, new StepDecay(0.5, 2)), new Warmup(5, new StepDecay(0.5, 2)));
    }

    private static TrainingHistory Fit(LearningRateSchedule schedule, int epochs, out List<double> rates) =>
        Fit(new ScriptedNetwork(_ => 1, _ => 1), schedule, epochs, out rates, rate: 1);

    private static TrainingHistory Fit(ScriptedNetwork network, LearningRateSchedule schedule, int epochs, out List<double> rates, bool withValidation = false, double rate = 1)
    {
        var meter = new Meter();
        TrainingHistory history = Trainer.Fit(network, Dataset.FromRows<double>([[0], [0], [0]], [[0], [0], [0]]), new TrainingOptions<double>
        {
            Optimizer = new Adam(rate),
            Epochs = epochs,
            BatchSize = 1,
            Schedule = schedule,
            Validation = withValidation ? Dataset.FromRows<double>([[1]], [[0]]) : null,
            ProgressInterval = TimeSpan.Zero,
            Progress = meter,
        });
        rates = meter.Rates;
        return history;
    }

    private sealed class Meter : IProgress<TrainingProgress>
    {
        public List<double> Rates { get; } = [];

        public void Report(TrainingProgress value) => Rates.Add(value.LearningRate);
    }
}
