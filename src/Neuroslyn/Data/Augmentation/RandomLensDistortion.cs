namespace Neuroslyn;

/// <summary>Bends images as a lens does: outwards like a barrel or inwards like a cushion.</summary>
/// <remarks>
/// With d the offset from the centre in units of half the diagonal, a pixel at d comes from d (1 + k |d|²), the first term of the radial model (Brown 1971, "Close-range camera
/// calibration"); k is uniformly distributed in [-<see cref="MaximumDistortion"/>, <see cref="MaximumDistortion"/>], one number per image. k &gt; 0 is a barrel, k &lt; 0 a cushion.
/// Read bilinearly; what comes in from outside is 0.
/// </remarks>
/// <param name="width">Pixels of one row, at least 1.</param>
/// <param name="height">Rows, at least 1.</param>
/// <param name="channels">Planes of an image, at least 1; all are bent alike.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
public sealed class RandomLensDistortion(int width, int height, int channels = 1) : ImageAugmentation(width, height, channels)
{
    /// <summary>The largest coefficient k; below 1/3, where a cushion would begin to fold the corners over. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1/3).</exception>
    public double MaximumDistortion
    {
        get;
        init => field = Amount.Within(value, 0, Math.BitDecrement(1.0 / 3), nameof(MaximumDistortion), "a coefficient of at least 0 and less than 1/3");
    }

    private protected override void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
    {
        double coefficient = Amount.Symmetric(ref random, MaximumDistortion);
        (double centreX, double centreY) = ((Width - 1) / 2.0, (Height - 1) / 2.0);
        double squaredRadius = (centreX * centreX) + (centreY * centreY);

        // An image of one pixel has no distance to its centre.
        double factor = squaredRadius == 0 ? 0 : coefficient / squaredRadius;
        for (int y = 0; y < Height; y++)
        {
            double offsetY = y - centreY;
            for (int x = 0; x < Width; x++)
            {
                double offsetX = x - centreX;
                double stretch = factor * ((offsetX * offsetX) + (offsetY * offsetY));
                T sourceX = T.CreateTruncating(x + (stretch * offsetX));
                T sourceY = T.CreateTruncating(y + (stretch * offsetY));
                for (int start = 0; start < image.Length; start += PlaneSize)
                {
                    augmented[start + (y * Width) + x] = BilinearSampling.Read(image.Slice(start, PlaneSize), Width, Height, sourceX, sourceY);
                }
            }
        }
    }
}
