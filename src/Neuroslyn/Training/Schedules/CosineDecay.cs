namespace Neuroslyn;

/// <summary>
/// lr(t) = lr0 * (end + (1 - end) * (1 + cos(pi * t / duration)) / 2): half a wave of a cosine, slow at both ends; lr0 * end from t = duration on
/// (Loshchilov and Hutter 2017).
/// </summary>
public sealed record CosineDecay : TimeSchedule
{
    /// <summary>Sets the curve.</summary>
    /// <param name="duration">Epochs or steps until the end is reached, at least 1; usually all of training.</param>
    /// <param name="end">The share of the starting rate that remains, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public CosineDecay(long duration, double end = 0) => (Duration, End) = (duration, end);

    /// <summary>Epochs or steps until the end is reached, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long Duration
    {
        get;
        init => field = ScheduleArgument.Duration(value, "duration");
    }

    /// <summary>The share of the starting rate that remains, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double End
    {
        get;
        init => field = ScheduleArgument.Share(value, "end");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Share((double)Math.Min(time, Duration) / Duration, End);

    /// <summary>The share of the starting rate at a place of the half wave, from 0 to 1.</summary>
    internal static double Share(double place, double end) => end + ((1 - end) * (1 + Math.Cos(Math.PI * place)) / 2);
}
