namespace Neuroslyn;

/// <summary>Makes samples brighter or darker: adds the same random amount to every value.</summary>
/// <remarks>The amount is uniformly distributed in [-<see cref="MaximumChange"/>, <see cref="MaximumChange"/>]; one number per sample. Images and signals of any size.</remarks>
public sealed class RandomBrightness : Augmentation
{
    /// <summary>The largest amount, in units of the values. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double MaximumChange
    {
        get;
        init => field = Amount.Within(value, 0, double.MaxValue, nameof(MaximumChange), "a finite amount of at least 0");
    }

    /// <summary>Results below it become it: 0 for images in [0, 1]. Default: no limit.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Results above it become it: 1 for images in [0, 1]. Default: no limit.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        T change = T.CreateTruncating(Amount.Symmetric(ref random, MaximumChange));
        (T minimum, T maximum) = (T.CreateTruncating(Minimum), T.CreateTruncating(Maximum));
        for (int index = 0; index < sample.Length; index++)
        {
            augmented[index] = T.Min(maximum, T.Max(minimum, sample[index] + change));
        }
    }
}
