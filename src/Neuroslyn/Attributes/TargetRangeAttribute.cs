namespace Neuroslyn;

/// <summary>
/// Declares the values that targets take, e.g. [-1, 1] for an action or [0, infinity) for a price. Changes nothing that is computed; it lets the
/// analyzers judge whether the last layer can reach them.
/// </summary>
/// <param name="minimum">The smallest target; may be negative infinity.</param>
/// <param name="maximum">The largest target, above <paramref name="minimum"/>; may be positive infinity.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TargetRangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The smallest target.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest target.</summary>
    public double Maximum { get; } = maximum;
}
