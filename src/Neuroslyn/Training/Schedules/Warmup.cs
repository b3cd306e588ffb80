namespace Neuroslyn;

/// <summary>
/// Rises in a straight line to the starting rate, lr(t) = lr0 * (start + (1 - start) * t / duration), and hands over to another schedule, which begins at its
/// t = 0 when t = duration (Goyal et al. 2017).
/// </summary>
/// <remarks>Adaptive methods have little to go by in their first steps, large batches step far; a small rate keeps both from leaving the region for good.</remarks>
public sealed record Warmup : LearningRateSchedule
{
    /// <summary>Sets the rise.</summary>
    /// <param name="duration">Epochs or steps before the full rate, at least 1.</param>
    /// <param name="then">What follows; the full rate if not given. Its unit is the unit of the whole.</param>
    /// <param name="start">The share of the full rate at t = 0, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Warmup(long duration, LearningRateSchedule? then = null, double start = 0.1)
    {
        Duration = duration;
        Then = then ?? new ConstantRate();
        Start = start;
    }

    /// <summary>Epochs or steps before the full rate, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long Duration
    {
        get;
        init => field = ScheduleArgument.Duration(value, "duration");
    }

    /// <summary>The share of the full rate at t = 0, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double Start
    {
        get;
        init => field = ScheduleArgument.Share(value, "start");
    }

    /// <summary>What follows.</summary>
    public LearningRateSchedule Then { get; private init; }

    /// <summary>Whether times, those of <see cref="Then"/> included, are epochs or steps: there is one clock.</summary>
    public override ScheduleUnit Per
    {
        get => Then.Per;
        init => Then = Then with { Per = value };
    }

    internal override bool ObservesLoss => Then.ObservesLoss;

    /// <inheritdoc/>
    public override LearningRateState CreateState(double learningRate) => new State(this, learningRate);

    private sealed class State : LearningRateState
    {
        private readonly Warmup _schedule;
        private readonly double _fullRate;
        private readonly LearningRateState _then;
        private long _time;

        public State(Warmup schedule, double learningRate)
            : base(learningRate)
        {
            _schedule = schedule;
            _fullRate = learningRate;
            _then = schedule.Then.CreateState(learningRate);
            LearningRate = learningRate * schedule.Start;
        }

        public override void Advance()
        {
            if (++_time > _schedule.Duration)
            {
                _then.Advance();
            }

            LearningRate = _time < _schedule.Duration
                ? _fullRate * (_schedule.Start + ((1 - _schedule.Start) * _time / _schedule.Duration))
                : _then.LearningRate;
        }

        public override void Observe(double loss)
        {
            // What happens to the loss while the rate still rises says nothing about the full rate.
            if (_time >= _schedule.Duration)
            {
                _then.Observe(loss);
                LearningRate = _then.LearningRate;
            }
        }
    }
}
