namespace Neuroslyn;

/// <summary>
/// The curve of <see cref="CosineDecay"/> over and over: whenever a period ends, the rate jumps back to the first (stochastic gradient descent with warm
/// restarts, Loshchilov and Hutter 2017).
/// </summary>
public sealed record CosineRestarts : TimeSchedule
{
    /// <summary>Sets the periods.</summary>
    /// <param name="period">Epochs or steps of the first period, at least 1.</param>
    /// <param name="growth">How many times as long each period is as the one before, at least 1; usual values are 1 and 2.</param>
    /// <param name="end">The share of the starting rate at the end of each period, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public CosineRestarts(long period, int growth = 1, double end = 0) => (Period, Growth, End) = (period, growth, end);

    /// <summary>Epochs or steps of the first period, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long Period
    {
        get;
        init => field = ScheduleArgument.Duration(value, "period");
    }

    /// <summary>How many times as long each period is as the one before, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Growth
    {
        get;
        init => field = (int)ScheduleArgument.Duration(value, "growth");
    }

    /// <summary>The share of the starting rate at the end of each period, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double End
    {
        get;
        init => field = ScheduleArgument.Share(value, "end");
    }

    private protected override double Rate(double learningRate, long time)
    {
        if (Growth == 1)
        {
            return learningRate * CosineDecay.Share((double)(time % Period) / Period, End);
        }

        // The periods grow geometrically, so few lie before any time.
        long length = Period;
        while (time >= length)
        {
            time -= length;
            length = length > long.MaxValue / Growth ? long.MaxValue : length * Growth;
        }

        return learningRate * CosineDecay.Share((double)time / length, End);
    }
}
