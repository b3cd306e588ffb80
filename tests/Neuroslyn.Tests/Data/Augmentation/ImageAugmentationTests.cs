namespace Neuroslyn.Tests.Data.Augmentation;

public sealed class ImageAugmentationTests
{
    [Fact]
    public void Shear_LeansUprightLines_ByItsAngle_AndLeavesTheMiddleRow()
    {
        // An upright line of light, eleven rows high: sheared by an angle up to 40 degrees, a row d below the centre moves by d tan(angle).
        const int size = 31;
        var augmentation = new RandomAffine(size, size) { MaximumShear = 40 };
        double[] image = new double[size * size];
        for (int y = 10; y <= 20; y++)
        {
            image[(y * size) + 15] = 1;
        }

        double[] degrees = [.. Enumerable.Range(0, 300).Select(seed =>
        {
            double[] sheared = Augment(augmentation, image, (ulong)seed);
            Assert.Equal(15, CentreOfRow(sheared, size, 15), 1e-12);
            Assert.Equal(CentreOfRow(sheared, size, 15), (CentreOfRow(sheared, size, 11) + CentreOfRow(sheared, size, 19)) / 2, 1e-9);
            return Math.Atan2(CentreOfRow(sheared, size, 19) - CentreOfRow(sheared, size, 11), 8) * 180 / Math.PI;
        })];
        Assert.InRange(degrees.Min(), -40.001, -37);
        Assert.InRange(degrees.Max(), 37, 40.001);
    }

    [Fact]
    public void Stretching_WidensAsMuchAsItFlattens()
    {
        const int size = 61;
        var augmentation = new RandomAffine(size, size) { MaximumStretching = 0.3 };
        double[] image = new double[size * size];
        for (int y = 20; y <= 40; y++)
        {
            image.AsSpan((y * size) + 20, 21).Fill(1);
        }

        for (ulong seed = 0; seed < 100; seed++)
        {
            double[] stretched = Augment(augmentation, image, seed);
            double width = stretched.AsSpan(30 * size, size).ToArray().Sum();
            double height = Enumerable.Range(0, size).Sum(y => stretched[(y * size) + 30]);
            Assert.InRange(width, 21 * 0.69, 21 * 1.31);
            Assert.Equal(21.0 * 21.0, width * height, 21 * 0.6);
        }
    }

    [Fact]
    public void LensDistortion_MovesPointsAlongRadii_AsTheFormulaSays()
    {
        // A bright ramp along x: what stands at a pixel tells where it came from.
        const int size = 41;
        double[] ramp = [.. Enumerable.Range(0, size * size).Select(pixel => (double)(pixel % size))];
        var augmentation = new RandomLensDistortion(size, size) { MaximumDistortion = 0.3 };
        for (ulong seed = 0; seed < 100; seed++)
        {
            double[] distorted = Augment(augmentation, ramp, seed);
            var random = new RandomSource(seed);
            double coefficient = 0.3 * ((2 * random.NextDouble()) - 1);
            Assert.Equal(20, distorted[(20 * size) + 20], 1e-12);
            foreach ((int x, int y) in new[] { (28, 20), (12, 20), (25, 31), (15, 9) })
            {
                (double dx, double dy) = ((x - 20) / Math.Sqrt(800), (y - 20) / Math.Sqrt(800));
                Assert.Equal(20 + ((x - 20) * (1 + (coefficient * ((dx * dx) + (dy * dy))))), distorted[(y * size) + x], 1e-9);
            }
        }
    }

    [Fact]
    public void Channels_AreMovedAlike()
    {
        double[] plane = Noise(9 * 7);
        double[] image = [.. plane, .. plane.Select(value => 2 * value), .. plane.Select(value => -value)];
        foreach (Neuroslyn.Augmentation augmentation in new Neuroslyn.Augmentation[]
        {
            new RandomAffine(9, 7, 3) { MaximumShift = 2, MaximumRotation = 40, MaximumShear = 10 },
            new RandomLensDistortion(9, 7, 3) { MaximumDistortion = 0.2 },
            new Cutout(9, 7, 3) { Side = 3 },
            new RandomHorizontalFlip(9, 7, 3) { Probability = 1 },
            new RandomResizedCrop(9, 7, 3),
        })
        {
            double[] augmented = Augment(augmentation, image, 5);
            for (int pixel = 0; pixel < 63; pixel++)
            {
                Assert.Equal(2 * augmented[pixel], augmented[63 + pixel], 1e-12);
                Assert.Equal(-augmented[pixel], augmented[126 + pixel], 1e-12);
            }
        }
    }

    [Fact]
    public void Brightness_AddsOneAmount_WithinItsRange_AndKeepsTheLimits()
    {
        double[] image = Noise(50);
        var augmentation = new RandomBrightness { MaximumChange = 0.3 };
        double[] changes = [.. Enumerable.Range(0, 10_000).Select(seed =>
        {
            double[] augmented = Augment(augmentation, image, (ulong)seed);
            Assert.All(image.Zip(augmented), pair => Assert.Equal(augmented[0] - image[0], pair.Second - pair.First, 1e-12));
            return augmented[0] - image[0];
        })];
        Assert.InRange(changes.Min(), -0.3, -0.299);
        Assert.InRange(changes.Max(), 0.299, 0.3);
        var limited = new RandomBrightness { MaximumChange = 5, Minimum = 0, Maximum = 1 };
        Assert.All(Enumerable.Range(0, 100).SelectMany(seed => Augment(limited, image, (ulong)seed)), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Contrast_KeepsTheMean_AndScalesDistancesFromIt_WithinItsRange()
    {
        double[] image = Noise(50);
        double mean = image.Average();
        var augmentation = new RandomContrast { MaximumChange = 0.4 };
        double[] factors = [.. Enumerable.Range(0, 10_000).Select(seed =>
        {
            double[] augmented = Augment(augmentation, image, (ulong)seed);
            Assert.Equal(mean, augmented.Average(), 1e-12);
            double factor = (augmented[0] - mean) / (image[0] - mean);
            Assert.All(image.Zip(augmented), pair => Assert.Equal(factor * (pair.First - mean), pair.Second - mean, 1e-12));
            return factor;
        })];
        Assert.InRange(factors.Min(), 0.6, 0.601);
        Assert.InRange(factors.Max(), 1.399, 1.4);
    }

    [Fact]
    public void Noise_HasItsStandardDeviation_AndMeanZero()
    {
        double[] zeros = new double[100_000];
        double[] noise = Augment(new GaussianNoise { StandardDeviation = 0.5 }, zeros, 3);

        // Standard errors: 0.5 / sqrt(1e5) = 0.0016 of the mean, 0.5 / sqrt(2e5) = 0.0011 of the deviation.
        Assert.InRange(noise.Average(), -0.0064, 0.0064);
        Assert.InRange(Math.Sqrt(noise.Average(value => value * value)), 0.4955, 0.5045);
    }

    [Fact]
    public void Cutout_CoversOneSquare_AnywhereInTheImage()
    {
        double[] image = [.. Enumerable.Repeat(1.0, 10 * 8)];
        var covered = new int[80];
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            double[] augmented = Augment(new Cutout(10, 8) { Side = 3, Fill = -1 }, image, seed);
            int[] hidden = [.. Enumerable.Range(0, 80).Where(pixel => augmented[pixel] == -1)];
            Assert.All(augmented, value => Assert.True(value is 1 or -1));
            int width = hidden.Max(pixel => pixel % 10) - hidden.Min(pixel => pixel % 10) + 1;
            int height = hidden.Max(pixel => pixel / 10) - hidden.Min(pixel => pixel / 10) + 1;
            Assert.InRange(width, 2, 3);
            Assert.InRange(height, 2, 3);
            Assert.Equal(width * height, hidden.Length);
            foreach (int pixel in hidden)
            {
                covered[pixel]++;
            }
        }

        // A pixel away from the border is covered by 9 of the 80 centres: 1125 of 10,000 times, standard deviation 32.
        Assert.InRange(covered[(4 * 10) + 5], 965, 1285);
        Assert.True(covered[0] > 300);
    }

    [Fact]
    public void Flip_MirrorsAsOftenAsItsProbabilitySays()
    {
        double[] image = Noise(12);
        double[] mirrored = [.. image.Chunk(4).SelectMany(row => row.Reverse())];
        int flips = 0;
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            double[] augmented = Augment(new RandomHorizontalFlip(4, 3) { Probability = 0.25 }, image, seed);
            bool flipped = augmented.SequenceEqual(mirrored);
            Assert.True(flipped || augmented.SequenceEqual(image));
            flips += flipped ? 1 : 0;
        }

        // Standard deviation sqrt(10,000 / 4 3/4) = 43.
        Assert.InRange(flips, 2330, 2670);
    }

    [Fact]
    public void ResizedCrop_ThatNeverFits_TakesTheLargestAllowedOneInTheMiddle()
    {
        // Full-area squares do not fit into a wide image.
        var augmentation = new RandomResizedCrop(200, 50) { MinimumArea = 0.9, MinimumAspectRatio = 1, MaximumAspectRatio = 1 };
        var random = new RandomSource(1);
        Assert.Equal(new CropBox(75, 0, 50, 50), augmentation.Draw(ref random));
    }

    [Fact]
    public void ResizedCrop_OfALinearImage_IsThatPartOfIt()
    {
        double[] ramp = [.. Enumerable.Range(0, 400).Select(pixel => (double)((pixel % 20) + (100 * (pixel / 20))))];
        var augmentation = new RandomResizedCrop(20, 20);
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new RandomSource(seed);
            CropBox box = augmentation.Draw(ref random);
            double[] crop = Augment(augmentation, ramp, seed);
            for (int pixel = 0; pixel < 400; pixel++)
            {
                double x = box.Left + (((pixel % 20) + 0.5) * box.Width / 20) - 0.5;
                double y = box.Top + (((pixel / 20) + 0.5) * box.Height / 20) - 0.5;
                if (x is >= 0 and <= 19 && y is >= 0 and <= 19)
                {
                    Assert.Equal(x + (100 * y), crop[pixel], 1e-9);
                }
            }
        }
    }

    [Fact]
    public void EmptyRanges_AreRefused_WithTheRange()
    {
        var random = new RandomSource(1);
        var augmentation = new RandomResizedCrop(4, 4) { MinimumArea = 0.5, MaximumArea = 0.25 };
        Assert.Contains("0.5 to 0.25", Assert.Throws<InvalidOperationException>(() => augmentation.Draw(ref random)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resizing_KeepsLinearImages_InsideTheirBorder()
    {
        double[] ramp = [.. Enumerable.Range(0, 8 * 6).Select(pixel => (double)((pixel % 8) + (10 * (pixel / 8))))];
        double[] doubled = new double[16 * 12];
        ImageResizing.Resize<double>(ramp, 8, 6, doubled, 16, 12);
        for (int y = 0; y < 12; y++)
        {
            for (int x = 0; x < 16; x++)
            {
                double expected = Math.Clamp(((x + 0.5) / 2) - 0.5, 0, 7) + (10 * Math.Clamp(((y + 0.5) / 2) - 0.5, 0, 5));
                Assert.Equal(expected, doubled[(y * 16) + x], 1e-12);
            }
        }

        double[] same = new double[48];
        ImageResizing.Resize<double>(ramp, 8, 6, same, 8, 6);
        Assert.Equal(ramp, same);
        Assert.Throws<ArgumentException>("resized", () => ImageResizing.Resize<double>(ramp, 8, 6, same, 4, 4));
    }

    [Fact]
    public void SettingsOutOfRange_AreRefused_ByName()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaximumShear", () => new RandomAffine(4, 4) { MaximumShear = 81 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumStretching", () => new RandomAffine(4, 4) { MaximumStretching = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumDistortion", () => new RandomLensDistortion(4, 4) { MaximumDistortion = 0.34 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumChange", () => new RandomBrightness { MaximumChange = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumChange", () => new RandomContrast { MaximumChange = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>("StandardDeviation", () => new GaussianNoise { StandardDeviation = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>("Side", () => new Cutout(4, 4) { Side = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Probability", () => new RandomHorizontalFlip(4, 4) { Probability = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumArea", () => new RandomResizedCrop(4, 4) { MinimumArea = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumAspectRatio", () => new RandomResizedCrop(4, 4) { MaximumAspectRatio = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new RandomAffine(4, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>("cropWidth", () => new TenCrop(4, 4, 5, 4));
        Assert.Throws<ArgumentException>("crops", () => new TenCrop(4, 4, 2, 2).Crop<float>(new float[16], new float[39]));
    }

    private static double CentreOfRow(double[] image, int size, int row)
    {
        double[] values = image.AsSpan(row * size, size).ToArray();
        return values.Select((value, x) => value * x).Sum() / values.Sum();
    }

    private static double[] Noise(int length)
    {
        var random = new RandomSource(17);
        double[] noise = new double[length];
        for (int i = 0; i < length; i++)
        {
            noise[i] = random.NextDouble();
        }

        return noise;
    }

    private static double[] Augment(Neuroslyn.Augmentation augmentation, double[] sample, ulong seed)
    {
        double[] augmented = new double[sample.Length];
        var random = new RandomSource(seed);
        augmentation.Augment(sample, augmented, ref random);
        return augmented;
    }
}
