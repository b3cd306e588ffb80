namespace Neuroslyn;

/// <summary>Covers a square at a random place, so that no single spot of an image decides.</summary>
/// <remarks>
/// DeVries and Taylor 2017, "Improved regularization of convolutional neural networks with cutout": the centre is any pixel, each equally likely; what of the square lies
/// outside the image is lost. Two numbers per image.
/// </remarks>
/// <param name="width">Pixels of one row, at least 1.</param>
/// <param name="height">Rows, at least 1.</param>
/// <param name="channels">Planes of an image, at least 1; all are covered at the same place.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
public sealed class Cutout(int width, int height, int channels = 1) : ImageAugmentation(width, height, channels)
{
    /// <summary>Side of the square, in pixels. Default: 0, which covers nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Side
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Side));
            field = value;
        }
    }

    /// <summary>What the square is filled with. Default: 0.</summary>
    public double Fill { get; init; }

    private protected override void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
    {
        image.CopyTo(augmented);
        int left = random.NextInt(Width) - (Side / 2);
        int top = random.NextInt(Height) - (Side / 2);
        int firstX = Math.Max(0, left);
        int firstY = Math.Max(0, top);
        int endX = (int)Math.Min(Width, (long)left + Side);
        int endY = (int)Math.Min(Height, (long)top + Side);
        for (int start = 0; start < image.Length; start += PlaneSize)
        {
            for (int y = firstY; y < endY; y++)
            {
                augmented[(start + (y * Width) + firstX)..(start + (y * Width) + Math.Max(firstX, endX))].Fill(T.CreateTruncating(Fill));
            }
        }
    }
}
