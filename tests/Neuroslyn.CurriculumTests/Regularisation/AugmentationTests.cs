namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>Data augmentation: what each kind must leave alone, and the constants of the Inception and ResNet papers.</summary>
public class AugmentationTests
{
    private const int Width = 13;
    private const int Height = 9;

    /// <summary>Each kind, set to change something and set to change nothing.</summary>
    public static TheoryData<string, Augmentation, Augmentation> Kinds => new()
    {
        { "translation", new RandomAffine(Width, Height) { MaximumShift = 3 }, new RandomAffine(Width, Height) },
        { "rotation", new RandomAffine(Width, Height) { MaximumRotation = 30 }, new RandomAffine(Width, Height) { MaximumRotation = 0 } },
        { "scaling", new RandomAffine(Width, Height) { MaximumScaling = 0.3 }, new RandomAffine(Width, Height) { MaximumScaling = 0 } },
        { "stretching", new RandomAffine(Width, Height) { MaximumStretching = 0.3 }, new RandomAffine(Width, Height) { MaximumStretching = 0 } },
        { "shearing", new RandomAffine(Width, Height) { MaximumShear = 25 }, new RandomAffine(Width, Height) { MaximumShear = 0 } },
        { "lens distortion", new RandomLensDistortion(Width, Height) { MaximumDistortion = 0.3 }, new RandomLensDistortion(Width, Height) },
        { "brightness", new RandomBrightness { MaximumChange = 0.2 }, new RandomBrightness() },
        { "contrast", new RandomContrast { MaximumChange = 0.5 }, new RandomContrast() },
        { "noise", new GaussianNoise { StandardDeviation = 0.1 }, new GaussianNoise() },
        { "cutout", new Cutout(Width, Height) { Side = 4 }, new Cutout(Width, Height) },
        { "mirroring", new RandomHorizontalFlip(Width, Height) { Probability = 1 }, new RandomHorizontalFlip(Width, Height) { Probability = 0 } },
        { "resized crop", new RandomResizedCrop(Width, Height), WholeImage() },
        { "time stretch", new RandomTimeStretch(16) { MaximumChange = 0.3 }, new RandomTimeStretch(16) },
        { "pitch shift", new RandomPitchShift(16) { MaximumSemitones = 4 }, new RandomPitchShift(16) },
        { "sequence", Augmentations.Sequence(new GaussianNoise { StandardDeviation = 1 }, new Cutout(Width, Height) { Side = 2 }), Augmentations.Sequence(new GaussianNoise(), new RandomContrast()) },
        { "choice", Augmentations.OneOf(new RandomBrightness { MaximumChange = 1 }, new GaussianNoise { StandardDeviation = 1 }), Augmentations.OneOf(new RandomBrightness(), new GaussianNoise()) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void S110_EveryKind_KeepsTheSize_AndWithNothingToDoTheSample(string kind, Augmentation augmentation, Augmentation identity)
    {
        float[] singles = [.. Sample().Select(value => (float)value)];
        double[] doubles = Sample();
        for (ulong seed = 0; seed < 50; seed++)
        {
            Assert.True(singles.AsSpan().SequenceEqual(Augmented(identity, singles, seed)), $"{kind} is not the identity in float");
            Assert.True(doubles.AsSpan().SequenceEqual(Augmented(identity, doubles, seed)), $"{kind} is not the identity in double");

            // Every value is written, and the two precisions do the same.
            float[] single = Augmented(augmentation, singles, seed);
            double[] varied = Augmented(augmentation, doubles, seed);
            Assert.DoesNotContain(single, float.IsNaN);
            Assert.All(single.Zip(varied), pair => Assert.Equal(pair.Second, pair.First, 2e-5));
        }

        Assert.Contains(Enumerable.Range(0, 10), seed => !doubles.AsSpan().SequenceEqual(Augmented(augmentation, doubles, (ulong)seed)));
        Assert.Equal(Augmented(augmentation, doubles, 7), Augmented(augmentation, doubles, 7));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void S110_EveryKind_KeepsTheLabel_AndTheDataSet(string kind, Augmentation augmentation, Augmentation identity)
    {
        _ = (kind, identity);
        double[] inputs = Sample();
        double[] targets = [0.25];
        var network = new PixelSum(seed: 3);
        network.Fit(
            Dataset.FromMemory<double>(inputs, PixelSum.InputSize, targets, PixelSum.OutputSize),
            new TrainingOptions<double> { Optimizer = new Sgd(1e-4), Epochs = 3, BatchSize = 1, Augmentation = augmentation });

        Assert.Equal(Sample(), inputs);
        Assert.Equal([0.25], targets);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void S110_EveryKind_AllocatesNothingPerSample(string kind, Augmentation augmentation, Augmentation identity)
    {
        _ = (kind, identity);
        double[] sample = Sample();
        double[] copy = new double[sample.Length];
        var random = new RandomSource(1);
        AllocationAssert.Nothing(() => augmentation.Augment(sample, copy, ref random), calls: 100);
    }

    [Fact]
    public void S111_InceptionCrops_StayInsideTheirRanges()
    {
        var augmentation = new RandomResizedCrop(299, 299);
        var random = new RandomSource(11);
        double[] areas = new double[10_000];
        double[] ratios = new double[areas.Length];
        for (int draw = 0; draw < areas.Length; draw++)
        {
            CropBox box = augmentation.Draw(ref random);
            areas[draw] = box.Width * box.Height / (299.0 * 299.0);
            ratios[draw] = box.Width / box.Height;
            Assert.InRange(box.Left, 0, 299 - box.Width);
            Assert.InRange(box.Top, 0, 299 - box.Height);
        }

        const double rounding = 1e-12;
        Assert.All(areas, area => Assert.InRange(area, 0.05 - rounding, 1 + rounding));
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0.75 - rounding, 1.33 + rounding));

        // And fill them: large crops are rare, because most of their shapes do not fit.
        Assert.InRange(areas.Min(), 0.05, 0.06);
        Assert.InRange(areas.Max(), 0.95, 1 + rounding);
        Assert.InRange(ratios.Min(), 0.75 - rounding, 0.76);
        Assert.InRange(ratios.Max(), 1.32, 1.33 + rounding);
    }

    [Theory]
    [InlineData(224)]
    [InlineData(256)]
    [InlineData(384)]
    [InlineData(480)]
    [InlineData(640)]
    public void S111_ResNetTesting_TakesTenCropsOf224_FromEveryScale(int scale)
    {
        // A pixel's value says where it is.
        int[] image = [.. Enumerable.Range(0, scale * scale)];
        var tenCrop = new TenCrop(scale, scale, 224, 224);
        int[] crops = new int[TenCrop.Count * tenCrop.CropSize];
        tenCrop.Crop<int>(image, crops);

        Assert.Equal(10, TenCrop.Count);
        int far = scale - 224;
        (int Left, int Top)[] corners = [(0, 0), (far, 0), (0, far), (far, far), (far / 2, far / 2)];
        for (int crop = 0; crop < 5; crop++)
        {
            for (int y = 0; y < 224; y++)
            {
                int[] expected = [.. Enumerable.Range(((corners[crop].Top + y) * scale) + corners[crop].Left, 224)];
                Assert.Equal(expected, crops.AsSpan((crop * tenCrop.CropSize) + (y * 224), 224));
                Array.Reverse(expected);
                Assert.Equal(expected, crops.AsSpan(((crop + 5) * tenCrop.CropSize) + (y * 224), 224));
            }
        }
    }

    private static RandomResizedCrop WholeImage() => new(Width, Height)
    {
        MinimumArea = 1,
        MaximumArea = 1,
        MinimumAspectRatio = Width / (double)Height,
        MaximumAspectRatio = Width / (double)Height,
    };

    private static double[] Sample()
    {
        var random = new RandomSource(23);
        double[] sample = new double[Width * Height];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = random.NextDouble();
        }

        return sample;
    }

    private static float[] Augmented(Augmentation augmentation, float[] sample, ulong seed)
    {
        float[] augmented = [.. Enumerable.Repeat(float.NaN, sample.Length)];
        var random = new RandomSource(seed);
        augmentation.Augment(sample, augmented, ref random);
        return augmented;
    }

    private static double[] Augmented(Augmentation augmentation, double[] sample, ulong seed)
    {
        double[] augmented = [.. Enumerable.Repeat(double.NaN, sample.Length)];
        var random = new RandomSource(seed);
        augmentation.Augment(sample, augmented, ref random);
        return augmented;
    }
}
