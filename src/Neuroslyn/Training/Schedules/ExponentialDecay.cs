namespace Neuroslyn;

/// <summary>lr(t) = lr0 * exp(-decay * t), to the base e.</summary>
/// <remarks>The same curve as <see cref="DecimalDecay"/> with an interval of ln 10 / decay, and as <see cref="GeometricDecay"/> with a factor of exp(-decay).</remarks>
public sealed record ExponentialDecay : TimeSchedule
{
    /// <summary>Sets the speed.</summary>
    /// <param name="decay">Exponent per epoch or step, positive; after 1 / decay of them the rate is 37 % of the first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is not positive or not finite.</exception>
    public ExponentialDecay(double decay) => Decay = decay;

    /// <summary>Exponent per epoch or step, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Decay
    {
        get;
        init => field = ScheduleArgument.Positive(value, "decay");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Math.Exp(-Decay * time);
}
