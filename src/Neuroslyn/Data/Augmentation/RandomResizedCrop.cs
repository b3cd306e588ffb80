namespace Neuroslyn;

/// <summary>Cuts a random rectangle out of an image and enlarges it to the image's size: the augmentation that the Inception networks were trained with.</summary>
/// <remarks>
/// Szegedy et al. 2015, "Going deeper with convolutions", section 6: the rectangle covers a uniformly distributed share of the area; its aspect ratio is in a range, here
/// with a uniformly distributed logarithm, so that wide and tall are alike. A rectangle that does not fit is drawn again, ten times; then the largest centred one of an allowed aspect
/// ratio is taken. Its place is uniformly distributed. Read bilinearly; outside counts as 0. Every range a single point of 1 leaves a square image as it is.
/// </remarks>
/// <param name="width">Pixels of one row, at least 1.</param>
/// <param name="height">Rows, at least 1.</param>
/// <param name="channels">Planes of an image, at least 1; all are cut alike.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
public sealed class RandomResizedCrop(int width, int height, int channels = 1) : ImageAugmentation(width, height, channels)
{
    private const int Attempts = 10;

    /// <summary>The smallest share of the area, in (0, <see cref="MaximumArea"/>]. Default: 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public double MinimumArea
    {
        get;
        init => field = Amount.Within(value, double.Epsilon, 1, nameof(MinimumArea), "a share greater than 0 and at most 1");
    } = 0.05;

    /// <summary>The largest share of the area. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public double MaximumArea
    {
        get;
        init => field = Amount.Within(value, double.Epsilon, 1, nameof(MaximumArea), "a share greater than 0 and at most 1");
    } = 1;

    /// <summary>The smallest ratio of width to height. Default: 0.75.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double MinimumAspectRatio
    {
        get;
        init => field = Amount.Within(value, double.Epsilon, double.MaxValue, nameof(MinimumAspectRatio), "a finite ratio greater than 0");
    } = 0.75;

    /// <summary>The largest ratio of width to height. Default: 1.33.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double MaximumAspectRatio
    {
        get;
        init => field = Amount.Within(value, double.Epsilon, double.MaxValue, nameof(MaximumAspectRatio), "a finite ratio greater than 0");
    } = 1.33;

    /// <summary>Draws a rectangle.</summary>
    /// <exception cref="InvalidOperationException">A minimum is greater than its maximum.</exception>
    internal CropBox Draw(ref RandomSource random)
    {
        if (MinimumArea > MaximumArea || MinimumAspectRatio > MaximumAspectRatio)
        {
            throw new InvalidOperationException(
                $"{nameof(RandomResizedCrop)} has an empty range: areas {MinimumArea} to {MaximumArea}, aspect ratios {MinimumAspectRatio} to {MaximumAspectRatio}. Set each minimum to at most its maximum.");
        }

        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            double area = (double)Width * Height * Amount.Between(ref random, MinimumArea, MaximumArea);
            double ratio = Math.Clamp(Math.Exp(Amount.Between(ref random, Math.Log(MinimumAspectRatio), Math.Log(MaximumAspectRatio))), MinimumAspectRatio, MaximumAspectRatio);
            double width = Math.Sqrt(area * ratio);
            double height = Math.Sqrt(area / ratio);
            if (width <= Width && height <= Height)
            {
                return new CropBox(random.NextDouble() * (Width - width), random.NextDouble() * (Height - height), width, height);
            }
        }

        return Largest(Math.Clamp((double)Width / Height, MinimumAspectRatio, MaximumAspectRatio));
    }

    private protected override void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
    {
        AffineMap map = Draw(ref random).To(Width, Height);
        for (int start = 0; start < image.Length; start += PlaneSize)
        {
            BilinearSampling.Transform(image.Slice(start, PlaneSize), augmented.Slice(start, PlaneSize), Width, Height, map);
        }
    }

    /// <summary>The largest centred rectangle of one aspect ratio whose area is still allowed.</summary>
    private CropBox Largest(double ratio)
    {
        double width = Math.Min(Width, Height * ratio);
        double height = Math.Min(Height, Width / ratio);
        double excess = Math.Sqrt(Math.Max(1, width * height / ((double)Width * Height * MaximumArea)));
        (width, height) = (width / excess, height / excess);
        return new CropBox((Width - width) / 2, (Height - height) / 2, width, height);
    }
}
