namespace Neuroslyn.Tests.Initialization;

public sealed class RandomSourceTests
{
    [Fact]
    public void NextUInt64_FromTheStateOneToFour_GivesTheReferenceSequence()
    {
        // The first outputs of the authors' C program from this state.
        var random = new RandomSource(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
            8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        foreach (ulong value in expected)
        {
            Assert.Equal(value, random.NextUInt64());
        }
    }

    [Fact]
    public void Seed_FillsTheStateByReferenceSplitMix64()
    {
        // The first four outputs of SplitMix64 from seed 0.
        var expected = new RandomSource(0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC);
        var random = new RandomSource(seed: 0);
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(expected.NextUInt64(), random.NextUInt64());
        }
    }

    [Fact]
    public void SameSeed_GivesTheSameNumbers_AndAnotherSeedOthers()
    {
        var first = new RandomSource(5);
        var second = new RandomSource(5);
        var other = new RandomSource(6);
        Assert.Equal(first.NextGaussian(), second.NextGaussian());
        Assert.Equal(first.NextGaussian(), second.NextGaussian());
        Assert.Equal(first.NextInt(1000), second.NextInt(1000));
        Assert.NotEqual(first.NextUInt64(), other.NextUInt64());
    }

    [Fact]
    public void NextDouble_IsUniformOnZeroToOne()
    {
        var random = new RandomSource(1);
        const int Count = 200_000;
        double[] draws = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            draws[i] = random.NextDouble();
        }

        Assert.All(draws, draw => Assert.InRange(draw, 0.0, 1.0 - (1.0 / (1L << 53))));
        Assert.Equal(0.5, draws.Average(), 5 / Math.Sqrt(12.0 * Count));
        for (int bin = 0; bin < 10; bin++)
        {
            int share = draws.Count(draw => (int)(draw * 10) == bin);
            Assert.InRange(share, (0.1 * Count) - (5 * Math.Sqrt(0.09 * Count)), (0.1 * Count) + (5 * Math.Sqrt(0.09 * Count)));
        }
    }

    [Fact]
    public void NextGaussian_HasTheMomentsAndTailsOfTheStandardNormal()
    {
        var random = new RandomSource(2);
        const int Count = 400_000;
        double[] draws = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            draws[i] = random.NextGaussian();
        }

        double error = 5 / Math.Sqrt(Count);
        Assert.Equal(0.0, draws.Average(), error);
        Assert.Equal(1.0, draws.Average(draw => draw * draw), error * Math.Sqrt(2));
        Assert.Equal(0.0, draws.Average(draw => draw * draw * draw), error * Math.Sqrt(15));
        Assert.Equal(3.0, draws.Average(draw => Math.Pow(draw, 4)), error * Math.Sqrt(96));
        Assert.Equal(0.0455002639, draws.Average(draw => Math.Abs(draw) > 2 ? 1.0 : 0.0), error * 0.21);
        Assert.Equal(0.0, draws.Zip(draws.Skip(1), (left, right) => left * right).Average(), error);
    }

    [Fact]
    public void NextGaussian_GivesTheNumbersWrittenDownHere_OnEveryPlatform()
    {
        var random = new RandomSource(42);
        long[] bits = [BitConverter.DoubleToInt64Bits(random.NextGaussian()), BitConverter.DoubleToInt64Bits(random.NextGaussian()), BitConverter.DoubleToInt64Bits(random.NextGaussian())];
        Assert.Equal([-4618655616828722313, -4626594845666230372, 4597152819617802830], bits);
    }

    [Fact]
    public void NextInt_IsUniform_AndStaysBelowTheBound()
    {
        var random = new RandomSource(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 10_000 - (5 * 93), 10_000 + (5 * 93)));
        Assert.Equal(0, random.NextInt(1));
        Assert.InRange(random.NextInt(int.MaxValue), 0, int.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt(0));
    }

    [Fact]
    public void Shuffle_MakesEachOrderEquallyLikely()
    {
        var random = new RandomSource(4);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] letters = ['a', 'b', 'c', 'd'];
            random.Shuffle<char>(letters);
            string order = new(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - (5 * 32), 1000 + (5 * 32)));
    }
}
