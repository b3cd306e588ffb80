namespace Neuroslyn;

/// <summary>lr(t) = lr0 * (end + (1 - end) * (1 - t / duration)^power), and lr0 * end from t = duration on.</summary>
public sealed record PolynomialDecay : TimeSchedule
{
    /// <summary>Sets the curve.</summary>
    /// <param name="duration">Epochs or steps until the end is reached, at least 1.</param>
    /// <param name="power">1 is a straight line, more falls faster at first; positive.</param>
    /// <param name="end">The share of the starting rate that remains, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public PolynomialDecay(long duration, double power = 1, double end = 0) => (Duration, Power, End) = (duration, power, end);

    /// <summary>Epochs or steps until the end is reached, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long Duration
    {
        get;
        init => field = ScheduleArgument.Duration(value, "duration");
    }

    /// <summary>1 is a straight line, more falls faster at first; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Power
    {
        get;
        init => field = ScheduleArgument.Positive(value, "power");
    }

    /// <summary>The share of the starting rate that remains, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double End
    {
        get;
        init => field = ScheduleArgument.Share(value, "end");
    }

    private protected override double Rate(double learningRate, long time)
    {
        double left = 1 - ((double)Math.Min(time, Duration) / Duration);
        return learningRate * (End + ((1 - End) * Math.Pow(left, Power)));
    }
}
