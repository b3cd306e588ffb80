namespace Neuroslyn;

/// <summary>lr(t) = lr0 * factor^t: PyTorch's <c>ExponentialLR</c>.</summary>
public sealed record GeometricDecay : TimeSchedule
{
    /// <summary>Sets the speed.</summary>
    /// <param name="factor">What each epoch or step multiplies the rate by, in (0, 1); usual values are 0.9 to 0.99 per epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is outside (0, 1).</exception>
    public GeometricDecay(double factor) => Factor = factor;

    /// <summary>What each epoch or step multiplies the rate by, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Factor
    {
        get;
        init => field = ScheduleArgument.Factor(value, "factor");
    }

    private protected override double Rate(double learningRate, long time) => learningRate * Math.Pow(Factor, time);
}
