namespace Neuroslyn.Tests.Data.Augmentation;

public sealed class AugmentationsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void ASequence_AppliesItsStepsInOrder(int count)
    {
        // x -> 10 x + digit: the digits of the result tell the order.
        IAugmentation<double> sequence = Augmentations.Sequence([.. Enumerable.Range(1, count).Select(digit => (IAugmentation<double>)new Append(digit))]);
        double[] result = new double[2];
        var random = new RandomSource(1);
        sequence.Augment([0, 0], result, ref random);
        double expected = count == 0 ? 0 : double.Parse("123456"[..count], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([expected, expected], result);
    }

    [Fact]
    public void OnesOwn_AndTheLibrarys_GoTogether()
    {
        IAugmentation<double> sequence = Augmentations.Sequence<double>(new GaussianNoise(), new Append(4), new RandomContrast());
        double[] result = new double[1];
        var random = new RandomSource(1);
        sequence.Augment([7], result, ref random);
        Assert.Equal(74, result[0]);
    }

    [Fact]
    public void AChoice_TakesEachEquallyOften()
    {
        IAugmentation<double> choice = Augmentations.OneOf<double>(new Append(1), new Append(2), new Append(3));
        var counts = new int[4];
        var random = new RandomSource(8);
        double[] result = new double[1];
        for (int i = 0; i < 9000; i++)
        {
            choice.Augment([0], result, ref random);
            counts[(int)result[0]]++;
        }

        // 3000 each, standard deviation 45.
        Assert.All(counts[1..], count => Assert.InRange(count, 2820, 3180));
    }

    [Fact]
    public void Sometimes_IsAsOftenAsItsProbability()
    {
        IAugmentation<double> sometimes = Augmentations.Sometimes<double>(new Append(1), 0.1);
        Neuroslyn.Augmentation builtIn = Augmentations.Sometimes(new RandomBrightness { MaximumChange = 1 }, 0.1);
        (int own, int library) = (0, 0);
        var random = new RandomSource(8);
        double[] result = new double[1];
        for (int i = 0; i < 10_000; i++)
        {
            sometimes.Augment([0], result, ref random);
            own += result[0] == 1 ? 1 : 0;
            builtIn.Augment([0.0], result, ref random);
            library += result[0] != 0 ? 1 : 0;
        }

        // 1000, standard deviation 30.
        Assert.InRange(own, 880, 1120);
        Assert.InRange(library, 880, 1120);
    }

    [Fact]
    public void SequencesAndChoices_OfTheLibrarys_WorkInBothPrecisions_AndNest()
    {
        Neuroslyn.Augmentation nested = Augmentations.Sequence(
            Augmentations.OneOf(new RandomBrightness { MaximumChange = 1 }, new GaussianNoise { StandardDeviation = 1 }),
            Augmentations.Sometimes(new RandomContrast { MaximumChange = 0.5 }, 0.5));
        for (ulong seed = 0; seed < 20; seed++)
        {
            (float[] single, double[] twice) = (new float[3], new double[3]);
            var random = new RandomSource(seed);
            nested.Augment([1f, 2f, 4f], single, ref random);
            random = new RandomSource(seed);
            nested.Augment([1.0, 2.0, 4.0], twice, ref random);
            Assert.All(single.Zip(twice), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    [Fact]
    public void BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>("choices", () => Augmentations.OneOf());
        Assert.Throws<ArgumentException>("choices", () => Augmentations.OneOf<float>());
        Assert.Throws<ArgumentNullException>(() => Augmentations.Sequence((Neuroslyn.Augmentation)null!));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => Augmentations.Sometimes(new GaussianNoise(), -0.1));
    }

    private sealed class Append(int digit) : IAugmentation<double>
    {
        public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random)
        {
            for (int i = 0; i < sample.Length; i++)
            {
                augmented[i] = (10 * sample[i]) + digit;
            }
        }
    }
}
