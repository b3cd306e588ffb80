namespace Neuroslyn;

/// <summary>lr(t) = lr0 * 10^(-t / interval), to the base 10: a tenth after every interval, gradually (Géron 2019).</summary>
public sealed record DecimalDecay : TimeSchedule
{
    /// <summary>Sets the speed.</summary>
    /// <param name="interval">Epochs or steps until the rate is a tenth, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is not positive or not finite.</exception>
    public DecimalDecay(double interval) => Interval = interval;

    /// <summary>Epochs or steps until the rate is a tenth, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Interval
    {
        get;
        init => field = ScheduleArgument.Positive(value, "interval");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Math.Pow(10, -time / Interval);
}
