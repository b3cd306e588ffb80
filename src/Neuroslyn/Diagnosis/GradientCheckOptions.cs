namespace Neuroslyn;

/// <summary>How a <see cref="GradientCheck"/> works.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>Which difference is taken. Default: central.</summary>
    public DifferenceScheme Scheme { get; init; }

    /// <summary>
    /// The step h of the difference, positive and finite. Default: for central differences 1e-5 in double and 0.02 in single precision, for forward
    /// differences 1e-7 and 0.005.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double? Step
    {
        get;
        init => field = value is null or > 0 && double.IsFinite(value ?? 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Step), value, "The step is positive and finite; usual values are 1e-7 to 0.01.");
    }

    /// <summary>
    /// The largest deviation that passes, as a share of the gradient; positive. Default: 1e-6 in double precision (1e-4 for forward differences), 0.05 in single
    /// precision, whose losses have too few digits for more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double? Tolerance
    {
        get;
        init => field = value is null or > 0 && double.IsFinite(value ?? 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "The tolerance is positive and finite; usual values are 1e-7 to 0.01.");
    }

    /// <summary>Parameters checked per tensor, drawn at random if it has more; at least 1. Default: 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int ParametersPerTensor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(ParametersPerTensor));
            field = value;
        }
    } = 100;

    /// <summary>Seed of the draw and of dropout, whose masks stay the same throughout. Default: 0.</summary>
    public ulong Seed { get; init; }
}
