namespace Neuroslyn;

/// <summary>lr(t) = lr0 / (1 + decay * t): the rate has halved at t = 1 / decay.</summary>
public sealed record TimeBasedDecay : TimeSchedule
{
    /// <summary>Sets the speed.</summary>
    /// <param name="decay">Growth of the divisor per epoch or step, positive; usual values are 0.001 to 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is not positive or not finite.</exception>
    public TimeBasedDecay(double decay) => Decay = decay;

    /// <summary>Growth of the divisor per epoch or step, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Decay
    {
        get;
        init => field = ScheduleArgument.Positive(value, "decay");
    }

    private protected override double Rate(double learningRate, long time) => learningRate / (1 + (Decay * time));
}
