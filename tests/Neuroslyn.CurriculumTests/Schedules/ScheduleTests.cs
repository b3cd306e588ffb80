namespace Neuroslyn.CurriculumTests.Schedules;

/// <summary>Learning-rate schedules, at the curriculum's points and along PyTorch's paths.</summary>
public class ScheduleTests
{
    private const double Rate = 0.1;

    /// <summary>Name in the golden file and the same schedule here.</summary>
    private static readonly Dictionary<string, LearningRateSchedule> GoldenSchedules = new()
    {
        ["step(size=10,gamma=0.5)"] = new StepDecay(factor: 0.5, interval: 10),
        ["piecewise(milestones=15,30,45;gamma=0.1)"] = new PiecewiseDecay(0.1, 15, 30, 45),
        ["exponential(gamma=0.95)"] = new GeometricDecay(0.95),
        ["time_based lr0/(1+0.05 t)"] = new TimeBasedDecay(0.05),
        ["power lr0*(1+t/20)^-0.5"] = new PowerDecay(interval: 20, exponent: 0.5),
        ["polynomial(total=60,power=2) lr0*(1-t/60)^2"] = new PolynomialDecay(60, power: 2),
        ["cosine(T=60,min=0.001)"] = new CosineDecay(60, end: 0.01),

        // PyTorch waits for one check more than its patience says.
        ["plateau(factor=0.5,patience=5,threshold=1e-4 rel)"] = new ReduceOnPlateau(0.5, patience: 6) { MinimumRelativeDelta = 1e-4 },
    };

    public static TheoryData<string> GoldenNames => [.. GoldenSchedules.Keys];

    [Fact]
    public void S084_GoldenFile_HoldsNoScheduleThatIsNotTested() => Assert.Equal(
        GoldenSchedules.Keys.Order(), GoldenFile.Read("schedules")["lr_at_epoch"].Members.Select(schedule => schedule.Name).Order());

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void S084_Schedule_FollowsPyTorch(string name)
    {
        GoldenValue golden = GoldenFile.Read("schedules");
        double[] metric = golden["metric"].ToDoubles();
        LearningRateState state = GoldenSchedules[name].CreateState(golden["base_lr"].Number);
        var rates = new double[metric.Length];
        for (int epoch = 0; epoch < rates.Length; epoch++)
        {
            rates[epoch] = state.LearningRate;
            state.Observe(metric[epoch]);
            state.Advance();
        }

        GoldenAssert.Near<double>(golden["lr_at_epoch"][name], rates, 1e-14);
    }

    [Fact]
    public void S084_TimeBased() => Assert.Equal(0.0166666667, new TimeBasedDecay(0.5).RateAt(Rate, 10), 1e-10);

    [Fact]
    public void S084_Step() => Assert.Equal(0.025, new StepDecay(0.5, 10).RateAt(Rate, 25), 1e-15);

    [Fact]
    public void S084_Exponential_ToTheBaseE() => Assert.Equal(0.0367879441, new ExponentialDecay(0.1).RateAt(Rate, 10), 1e-10);

    [Fact]
    public void S084_Exponential_ToTheBase10() => Assert.Equal(0.0316227766, new DecimalDecay(20).RateAt(Rate, 10), 1e-10);

    [Fact]
    public void S084_Exponential_IsOneCurveInThreeForms()
    {
        var natural = new ExponentialDecay(0.1);
        for (long t = 0; t < 50; t++)
        {
            Assert.Equal(natural.RateAt(Rate, t), new DecimalDecay(Math.Log(10) / 0.1).RateAt(Rate, t), 1e-15);
            Assert.Equal(natural.RateAt(Rate, t), new GeometricDecay(Math.Exp(-0.1)).RateAt(Rate, t), 1e-15);
        }
    }

    [Fact]
    public void S084_Power() => Assert.Equal(0.0666666667, new PowerDecay(20, 1).RateAt(Rate, 10), 1e-10);

    [Fact]
    public void S084_Constant() => Assert.Equal(Rate, new ConstantRate().RateAt(Rate, 1_000_000));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void S084_Plateau_FiresAfterExactlyPatienceChecks(int patience)
    {
        LearningRateState state = new ReduceOnPlateau(0.1, patience).CreateState(Rate);
        state.Observe(1);
        for (int fall = 1; fall <= 3; fall++)
        {
            for (int check = 1; check < patience; check++)
            {
                state.Observe(1);
                Assert.Equal(Rate * Math.Pow(0.1, fall - 1), state.LearningRate, 1e-15);
            }

            state.Observe(1.5);
            Assert.Equal(Rate * Math.Pow(0.1, fall), state.LearningRate, 1e-15);
        }
    }

    [Fact]
    public void S084_Plateau_StartsCountingAgainAfterAnImprovement()
    {
        LearningRateState state = new ReduceOnPlateau(0.5, patience: 3).CreateState(Rate);
        foreach (double loss in (double[])[5, 6, 6, 4.9, 5, 5])
        {
            state.Observe(loss);
        }

        Assert.Equal(Rate, state.LearningRate);
        state.Observe(double.NaN);
        Assert.Equal(Rate / 2, state.LearningRate);
    }

    [Fact]
    public void S084_Cosine_RestartsWithPeriodsThatGrow()
    {
        var restarts = new CosineRestarts(10, growth: 2, end: 0.1);
        var once = new CosineDecay(10, end: 0.1);
        var twice = new CosineDecay(20, end: 0.1);
        for (long t = 0; t < 30; t++)
        {
            Assert.Equal(t < 10 ? once.RateAt(Rate, t) : twice.RateAt(Rate, t - 10), restarts.RateAt(Rate, t), 1e-15);
        }

        Assert.Equal(Rate, restarts.RateAt(Rate, 30), 1e-15);
        Assert.Equal(Rate, new CosineRestarts(7).RateAt(Rate, 7_000_000_007), 1e-15);
    }

    [Fact]
    public void S084_WarmUp_RisesInAStraightLineAndHandsOver()
    {
        LearningRateState state = new Warmup(4, new StepDecay(0.5, 2), start: 0.2).CreateState(Rate);
        double[] expected = [0.02, 0.04, 0.06, 0.08, 0.1, 0.1, 0.05, 0.05, 0.025];
        foreach (double rate in expected)
        {
            Assert.Equal(rate, state.LearningRate, 1e-15);
            state.Advance();
        }
    }
}
