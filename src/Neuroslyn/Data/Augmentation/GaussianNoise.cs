namespace Neuroslyn;

/// <summary>Adds independent noise from N(0, <see cref="StandardDeviation"/>²) to every value: grain in an image, white noise in a signal.</summary>
/// <remarks>One normal draw per value. Samples of any size.</remarks>
public sealed class GaussianNoise : Augmentation
{
    /// <summary>How strong, in units of the values. Default: 0, which adds nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double StandardDeviation
    {
        get;
        init => field = Amount.Within(value, 0, double.MaxValue, nameof(StandardDeviation), "a finite number of at least 0");
    }

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        for (int index = 0; index < sample.Length; index++)
        {
            augmented[index] = sample[index] + T.CreateTruncating(StandardDeviation * random.NextGaussian());
        }
    }
}
