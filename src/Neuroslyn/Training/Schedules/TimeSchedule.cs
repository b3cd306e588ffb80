namespace Neuroslyn;

/// <summary>A schedule that depends on nothing but the time.</summary>
public abstract record TimeSchedule : LearningRateSchedule
{
    private protected TimeSchedule()
    {
    }

    /// <summary>The rate at a time. Allocates nothing.</summary>
    /// <param name="learningRate">The rate the schedule starts from.</param>
    /// <param name="time">Epochs or steps before the current one: 0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public double RateAt(double learningRate, long time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        return Rate(learningRate, time);
    }

    /// <inheritdoc/>
    public override LearningRateState CreateState(double learningRate) => new State(this, learningRate);

    /// <summary>The formula.</summary>
    private protected abstract double Rate(double learningRate, long time);

    private sealed class State(TimeSchedule schedule, double learningRate) : LearningRateState(schedule.Rate(Hyperparameter.Rate(learningRate, "the schedule"), 0))
    {
        private long _time;

        public override void Advance() => LearningRate = schedule.Rate(learningRate, ++_time);

        public override void Observe(double loss)
        {
        }
    }
}
