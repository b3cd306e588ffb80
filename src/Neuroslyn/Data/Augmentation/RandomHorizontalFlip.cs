namespace Neuroslyn;

/// <summary>Mirrors images left to right, with a given probability. Not for digits, letters or anything else whose mirror image means something else.</summary>
/// <remarks>One number per image.</remarks>
/// <param name="width">Pixels of one row, at least 1.</param>
/// <param name="height">Rows, at least 1.</param>
/// <param name="channels">Planes of an image, at least 1; all are mirrored alike.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
public sealed class RandomHorizontalFlip(int width, int height, int channels = 1) : ImageAugmentation(width, height, channels)
{
    /// <summary>How often, in [0, 1]. Default: 1/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1].</exception>
    public double Probability
    {
        get;
        init => field = Amount.Within(value, 0, 1, nameof(Probability), "a probability from 0 to 1");
    } = 0.5;

    private protected override void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
    {
        image.CopyTo(augmented);
        if (random.NextDouble() < Probability)
        {
            for (int start = 0; start < augmented.Length; start += Width)
            {
                augmented.Slice(start, Width).Reverse();
            }
        }
    }
}
