namespace Neuroslyn;

/// <summary>Shifts, rotates, scales, stretches and shears images at random, as much as leaves their meaning alone.</summary>
/// <remarks>
/// Every image is stretched, sheared, rotated and scaled around its centre and then shifted, and read bilinearly; what comes in from outside is 0, the background. All amounts are
/// uniformly distributed and drawn from the given stream alone, six numbers per image.
/// </remarks>
/// <param name="width">Pixels of one row, at least 1.</param>
/// <param name="height">Rows, at least 1.</param>
/// <param name="channels">Planes of an image, at least 1; all are moved alike.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
public sealed class RandomAffine(int width, int height, int channels = 1) : ImageAugmentation(width, height, channels)
{
    /// <summary>The largest shift, in pixels, to each side, up and down; at most a million. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1e6].</exception>
    public double MaximumShift
    {
        get;
        init => field = Amount.Within(value, 0, 1e6, nameof(MaximumShift), "a number of pixels from 0 to a million");
    }

    /// <summary>The largest rotation, in degrees, either way; at most 180. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 180].</exception>
    public double MaximumRotation
    {
        get;
        init => field = Amount.Within(value, 0, 180, nameof(MaximumRotation), "an angle of 0 to 180 degrees");
    }

    /// <summary>The largest relative change of lengths: 0.1 scales by 0.9 to 1.1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double MaximumScaling
    {
        get;
        init => field = Amount.Within(value, 0, Math.BitDecrement(1.0), nameof(MaximumScaling), "a share of at least 0 and less than 1");
    }

    /// <summary>The largest angle by which upright lines lean, in degrees, either way; at most 80. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 80].</exception>
    public double MaximumShear
    {
        get;
        init => field = Amount.Within(value, 0, 80, nameof(MaximumShear), "an angle of 0 to 80 degrees");
    }

    /// <summary>The largest relative change of widths, with heights changed inversely, so that the area stays: 0.1 widens by 0.9 to 1.1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double MaximumStretching
    {
        get;
        init => field = Amount.Within(value, 0, Math.BitDecrement(1.0), nameof(MaximumStretching), "a share of at least 0 and less than 1");
    }

    private protected override void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
    {
        double shiftX = Amount.Symmetric(ref random, MaximumShift);
        double shiftY = Amount.Symmetric(ref random, MaximumShift);
        double rotation = Amount.Symmetric(ref random, MaximumRotation) * (Math.PI / 180);
        double scale = 1 + Amount.Symmetric(ref random, MaximumScaling);
        double shear = Math.Tan(Amount.Symmetric(ref random, MaximumShear) * (Math.PI / 180));
        double stretch = 1 + Amount.Symmetric(ref random, MaximumStretching);
        AffineMap map = AffineMap.AroundCentre(Width, Height, shiftX, shiftY, rotation, scale, shear, stretch);
        for (int start = 0; start < image.Length; start += PlaneSize)
        {
            BilinearSampling.Transform(image.Slice(start, PlaneSize), augmented.Slice(start, PlaneSize), Width, Height, map);
        }
    }
}
