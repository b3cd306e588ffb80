namespace Neuroslyn;

/// <summary>lr(t) = lr0 * factor^floor(t / interval): the rate falls at regular intervals.</summary>
public sealed record StepDecay : TimeSchedule
{
    /// <summary>Sets the steps.</summary>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="interval">Epochs or steps between two falls, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public StepDecay(double factor, long interval) => (Factor, Interval) = (factor, interval);

    /// <summary>What the rate is multiplied by, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Factor
    {
        get;
        init => field = ScheduleArgument.Factor(value, "factor");
    }

    /// <summary>Epochs or steps between two falls, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long Interval
    {
        get;
        init => field = ScheduleArgument.Duration(value, "interval");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Math.Pow(Factor, time / Interval);
}
