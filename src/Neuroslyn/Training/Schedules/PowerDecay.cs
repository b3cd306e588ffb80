namespace Neuroslyn;

/// <summary>lr(t) = lr0 / (1 + t / interval)^exponent: fast at first, then ever more slowly (Senior et al. 2013).</summary>
public sealed record PowerDecay : TimeSchedule
{
    /// <summary>Sets the speed.</summary>
    /// <param name="interval">With an exponent of 1, the epochs or steps until the rate is a half; as many again until it is a third. Positive.</param>
    /// <param name="exponent">Positive; usual values are 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive or not finite.</exception>
    public PowerDecay(double interval, double exponent = 1) => (Interval, Exponent) = (interval, exponent);

    /// <summary>Epochs or steps after which the base has grown by 1, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Interval
    {
        get;
        init => field = ScheduleArgument.Positive(value, "interval");
    }

    /// <summary>The exponent of the divisor, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Exponent
    {
        get;
        init => field = ScheduleArgument.Positive(value, "exponent");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Math.Pow(1 + (time / Interval), -Exponent);
}
