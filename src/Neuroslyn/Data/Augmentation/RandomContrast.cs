namespace Neuroslyn;

/// <summary>Strengthens or weakens contrast: multiplies the distance of every value from the sample's mean by a random factor.</summary>
/// <remarks>x becomes m + f (x - m) with m the mean of the sample and f uniformly distributed in [1 - change, 1 + change]; one number per sample. Images and signals of any size.</remarks>
public sealed class RandomContrast : Augmentation
{
    /// <summary>The largest relative change of contrast: 0.2 multiplies by 0.8 to 1.2; at most 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1].</exception>
    public double MaximumChange
    {
        get;
        init => field = Amount.Within(value, 0, 1, nameof(MaximumChange), "a share from 0 to 1");
    }

    /// <summary>Results below it become it: 0 for images in [0, 1]. Default: no limit.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Results above it become it: 1 for images in [0, 1]. Default: no limit.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);

        // x + c (x - m) with c = f - 1, so that no change is none to the last bit.
        T change = T.CreateTruncating(Amount.Symmetric(ref random, MaximumChange));
        (T minimum, T maximum) = (T.CreateTruncating(Minimum), T.CreateTruncating(Maximum));
        T mean = Mean(sample);
        for (int index = 0; index < sample.Length; index++)
        {
            augmented[index] = T.Min(maximum, T.Max(minimum, sample[index] + (change * (sample[index] - mean))));
        }
    }

    private static T Mean<T>(ReadOnlySpan<T> sample)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in sample)
        {
            sum += double.CreateTruncating(value);
        }

        return T.CreateTruncating(sum / Math.Max(1, sample.Length));
    }
}
