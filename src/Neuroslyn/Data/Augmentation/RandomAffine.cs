namespace Neuroslyn;

/// <summary>Shifts, rotates and scales grey images at random, as much as leaves their meaning alone.</summary>
/// <remarks>
/// Every image is scaled and rotated around its centre and then shifted, and read bilinearly; what comes in from outside is 0, the background. All amounts are
/// uniformly distributed and drawn from the given stream alone, four numbers per image. Safe to use from several threads. Allocates nothing after construction.
/// </remarks>
public sealed class RandomAffine : IAugmentation<float>
{
    /// <summary>Creates the augmentation. Without further settings it leaves images as they are.</summary>
    /// <param name="width">Pixels of one row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public RandomAffine(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
    }

    /// <summary>Pixels of one row.</summary>
    public int Width { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>The largest shift, in pixels, to each side, up and down; at most a million. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1e6].</exception>
    public double MaximumShift
    {
        get;
        init => field = Amount(value, 1e6, nameof(MaximumShift), "a number of pixels from 0 to a million");
    }

    /// <summary>The largest rotation, in degrees, either way; at most 180. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 180].</exception>
    public double MaximumRotation
    {
        get;
        init => field = Amount(value, 180, nameof(MaximumRotation), "an angle of 0 to 180 degrees");
    }

    /// <summary>The largest relative change of lengths: 0.1 scales by 0.9 to 1.1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double MaximumScaling
    {
        get;
        init => field = Amount(value, Math.BitDecrement(1.0), nameof(MaximumScaling), "a share of at least 0 and less than 1");
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length is not <see cref="Width"/> x <see cref="Height"/>.</exception>
    public void Augment(ReadOnlySpan<float> sample, Span<float> augmented, ref RandomSource random)
    {
        RequireImage(sample.Length, nameof(sample));
        RequireImage(augmented.Length, nameof(augmented));
        double shiftX = Draw(ref random, MaximumShift);
        double shiftY = Draw(ref random, MaximumShift);
        double rotation = Draw(ref random, MaximumRotation) * (Math.PI / 180);
        double scale = 1 + Draw(ref random, MaximumScaling);
        BilinearSampling.Transform(sample, augmented, Width, Height, AffineMap.AroundCentre(Width, Height, shiftX, shiftY, rotation, scale));
    }

    private static double Draw(ref RandomSource random, double maximum) => maximum * ((2 * random.NextDouble()) - 1);

    private static double Amount(double value, double maximum, string name, string expected) => value >= 0 && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {expected}.");

    private void RequireImage(int length, string argument)
    {
        if (length != Width * Height)
        {
            throw new ArgumentException($"An image of {Width} x {Height} has {Width * Height} values, {argument} has {length}.", argument);
        }
    }
}
