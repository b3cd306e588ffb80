namespace Neuroslyn.Tests.Data.Augmentation;

public sealed class RandomAffineTests
{
    [Fact]
    public void WithoutSettings_ImagesStayAsTheyAre_BitForBit()
    {
        float[] image = Noise(7, 5);
        Assert.Equal(image, Augment(new RandomAffine(7, 5), image, seed: 3));
    }

    [Fact]
    public void TheSameStream_GivesTheSameImage_AndAnotherStreamAnother()
    {
        var augmentation = new RandomAffine(9, 9) { MaximumShift = 2, MaximumRotation = 20, MaximumScaling = 0.2 };
        float[] image = Noise(9, 9);

        Assert.Equal(Augment(augmentation, image, seed: 1), Augment(augmentation, image, seed: 1));
        Assert.NotEqual(Augment(augmentation, image, seed: 1), Augment(augmentation, image, seed: 2));
        Assert.NotEqual(image, Augment(augmentation, image, seed: 1));
    }

    [Fact]
    public void Shifts_FillTheirRangeEvenly_AndDoNotLeaveIt()
    {
        // One bright pixel in the middle; its centre of mass is where it was shifted to.
        var augmentation = new RandomAffine(11, 11) { MaximumShift = 3 };
        float[] image = new float[121];
        image[60] = 1;
        double[] shifts = [.. Enumerable.Range(0, 2000).SelectMany(seed =>
        {
            (double x, double y) = CentreOfMass(Augment(augmentation, image, (ulong)seed), 11);
            return (double[])[x - 5, y - 5];
        })];

        Assert.InRange(shifts.Min(), -3.0001, -2.9);
        Assert.InRange(shifts.Max(), 2.9, 3.0001);

        // Uniform on [-3, 3]: mean 0 with standard error sqrt(3 / 4000) = 0.027, mean square 3 with standard error 0.042.
        Assert.InRange(shifts.Average(), -0.11, 0.11);
        Assert.InRange(shifts.Average(shift => shift * shift), 2.83, 3.17);
    }

    [Fact]
    public void Rotations_FillTheirRange_AndDoNotLeaveIt()
    {
        // A pixel right of the centre turns around it.
        var augmentation = new RandomAffine(21, 21) { MaximumRotation = 30 };
        float[] image = new float[441];
        image[(10 * 21) + 18] = 1;
        double[] degrees = [.. Enumerable.Range(0, 500).Select(seed =>
        {
            (double x, double y) = CentreOfMass(Augment(augmentation, image, (ulong)seed), 21);
            return Math.Atan2(y - 10, x - 10) * 180 / Math.PI;
        })];

        // Reading between pixels moves a centre of mass by a tenth of a pixel at most, which is less than a degree at a radius of 8.
        Assert.InRange(degrees.Min(), -31, -28);
        Assert.InRange(degrees.Max(), 28, 31);
    }

    [Fact]
    public void Scales_FillTheirRange_AndDoNotLeaveIt()
    {
        // The area of a square of light grows with the square of the scale.
        var augmentation = new RandomAffine(41, 41) { MaximumScaling = 0.25 };
        float[] image = new float[1681];
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            image[pixel] = Math.Abs((pixel / 41) - 20) <= 10 && Math.Abs((pixel % 41) - 20) <= 10 ? 1 : 0;
        }

        double[] scales = [.. Enumerable.Range(0, 500).Select(seed => Math.Sqrt(Augment(augmentation, image, (ulong)seed).Sum()) / 21)];
        Assert.InRange(scales.Min(), 0.745, 0.77);
        Assert.InRange(scales.Max(), 1.23, 1.255);
    }

    [Fact]
    public void Augment_OverwritesEveryValue_AndAllocatesNothing()
    {
        var augmentation = new RandomAffine(6, 4) { MaximumShift = 100 };
        float[] image = [.. Enumerable.Repeat(1f, 24)];
        float[] augmented = [.. Enumerable.Repeat(float.NaN, 24)];
        var random = new RandomSource(5);
        AllocationAssert.Nothing(() => augmentation.Augment(image, augmented, ref random), calls: 100);
        Assert.All(augmented, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void ImagesOfAnotherSize_AreRefused()
    {
        var augmentation = new RandomAffine(28, 28);
        var random = new RandomSource(1);
        Assert.Contains("28 x 28", Assert.Throws<ArgumentException>("sample", () => augmentation.Augment(new float[783], new float[784], ref random)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("augmented", () => augmentation.Augment(new float[784], new float[785], ref random));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AmountsOutOfRange_AreRefused(double amount)
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaximumShift", () => new RandomAffine(28, 28) { MaximumShift = amount });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumRotation", () => new RandomAffine(28, 28) { MaximumRotation = amount });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumScaling", () => new RandomAffine(28, 28) { MaximumScaling = amount });
    }

    [Fact]
    public void SizesAndAmounts_HaveLimits()
    {
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new RandomAffine(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new RandomAffine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("MaximumRotation", () => new RandomAffine(1, 1) { MaximumRotation = 180.5 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumScaling", () => new RandomAffine(1, 1) { MaximumScaling = 1 });
        Assert.Equal(180, new RandomAffine(1, 1) { MaximumRotation = 180 }.MaximumRotation);
    }

    private static float[] Augment(RandomAffine augmentation, float[] image, ulong seed)
    {
        var augmented = new float[image.Length];
        var random = new RandomSource(seed);
        augmentation.Augment(image, augmented, ref random);
        return augmented;
    }

    private static float[] Noise(int width, int height)
    {
        var random = new RandomSource(17);
        var image = new float[width * height];
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            image[pixel] = (float)random.NextDouble();
        }

        return image;
    }

    private static (double X, double Y) CentreOfMass(float[] image, int width)
    {
        double mass = image.Sum();
        return (image.Select((value, pixel) => (double)value * (pixel % width)).Sum() / mass, image.Select((value, pixel) => (double)value * (pixel / width)).Sum() / mass);
    }
}
