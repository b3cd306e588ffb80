using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class DropoutMaskTests
{
    private const int Stride = 1024;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Apply_DropsTheGivenShare_AndScalesTheRest(double rate)
    {
        const int RowCount = 256;
        float[] mask = Mask(RowCount, rate, key: 12345);
        float scale = (float)(1 / (1 - rate));
        Assert.All(mask, factor => Assert.True(factor == 0f || factor == scale));

        // Five standard deviations of the binomial distribution.
        int count = mask.Length;
        int dropped = mask.Count(factor => factor == 0f);
        Assert.InRange(dropped - (rate * count), -5 * Math.Sqrt(count * rate * (1 - rate)), 5 * Math.Sqrt(count * rate * (1 - rate)));

        // The share varies from row to row as independent draws do: the variance of row counts has relative standard deviation sqrt(2 / rows).
        if (rate > 0)
        {
            double variance = Enumerable.Range(0, RowCount)
                .Average(row => Math.Pow(mask.AsSpan(row * Stride, Stride).Count(0f) - (rate * Stride), 2));
            Assert.InRange(variance / (Stride * rate * (1 - rate)), 1 - (5 * Math.Sqrt(2.0 / RowCount)), 1 + (5 * Math.Sqrt(2.0 / RowCount)));
        }
    }

    [Fact]
    public void Apply_MultipliesSourceByMask()
    {
        float[] source = [.. Enumerable.Range(0, 2 * Stride).Select(index => index + 1f)];
        float[] destination = new float[source.Length];
        float[] mask = new float[source.Length];
        DropoutMask.Apply(ref source[0], ref destination[0], ref mask[0], Stride, 2, 0, Stride, 0.3, 7);
        Assert.Equal(source.Zip(mask, (value, factor) => value * factor), destination);
        Assert.Contains(0f, mask);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void ApplyAlpha_KeepsMeanAndVariance(double rate)
    {
        const int RowCount = 256;
        var random = new RandomSource(3);
        double[] values = new double[RowCount * Stride];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.NextGaussian();
        }

        double[] results = new double[values.Length];
        double[] mask = new double[values.Length];
        DropoutMask.ApplyAlpha(ref values[0], ref results[0], ref mask[0], Stride, RowCount, 0, Stride, rate, 5);

        // Five standard errors of the mean and of the variance of normal numbers; dropped ones spread less, but a few high rates spread more.
        double mean = results.Average();
        double variance = results.Average(value => value * value) - (mean * mean);
        Assert.InRange(mean, -5 / Math.Sqrt(results.Length), 5 / Math.Sqrt(results.Length));
        Assert.InRange(variance, 1 - (10 * Math.Sqrt(2.0 / results.Length)), 1 + (10 * Math.Sqrt(2.0 / results.Length)));
        Assert.InRange(mask.Count(factor => factor == 0) / (double)mask.Length, rate - 0.01, rate + 0.01);
    }

    [Fact]
    public void ApplyAlpha_DropsWhatApplyDrops_ToWhatSeluTendsTo()
    {
        float[] source = [.. Enumerable.Range(0, Stride).Select(index => index / 100f)];
        float[] destination = new float[Stride];
        float[] mask = new float[Stride];
        DropoutMask.ApplyAlpha(ref source[0], ref destination[0], ref mask[0], Stride, 1, 0, Stride, 0.25, 7);
        float[] plain = Mask(1, 0.25, key: 7);
        double minimum = -1.0507009873554805 * 1.6732632423543772;
        double scale = Math.Pow(0.75 + (minimum * minimum * 0.75 * 0.25), -0.5);
        double shift = -scale * 0.25 * minimum;
        for (int column = 0; column < Stride; column++)
        {
            Assert.Equal(plain[column] == 0, mask[column] == 0);
            double input = plain[column] == 0 ? minimum : source[column];
            Assert.Equal((scale * input) + shift, destination[column], 1e-5);
            Assert.Equal(plain[column] == 0 ? 0 : scale, mask[column], 1e-6);
        }
    }

    [Fact]
    public void Apply_InAnyDivisionOfTheColumns_GivesTheSameBits()
    {
        const int RowCount = 5;
        float[] whole = Mask(RowCount, 0.4, key: 99);
        float[] source = new float[RowCount * Stride];
        float[] destination = new float[source.Length];
        float[] divided = new float[source.Length];
        foreach ((int first, int end) in new[] { (0, 32), (32, 512), (512, 1024) })
        {
            DropoutMask.Apply(ref source[0], ref destination[0], ref divided[0], Stride, RowCount, first, end, 0.4, 99);
        }

        Assert.Equal(whole, divided);
    }

    [Fact]
    public void Apply_DropsTheSameElements_InBothPrecisions()
    {
        const int RowCount = 3;
        double[] source = new double[RowCount * Stride];
        double[] mask = new double[source.Length];
        DropoutMask.Apply(ref source[0], ref source[0], ref mask[0], Stride, RowCount, 0, Stride, 0.4, 99);
        Assert.Equal(Mask(RowCount, 0.4, key: 99).Select(factor => factor == 0f), mask.Select(factor => factor == 0.0));
        Assert.Equal(1 / 0.6, mask.Max(), 1e-15);
    }

    [Fact]
    public void Mask_OfNeighbouringRowsColumnsAndKeys_IsUncorrelated()
    {
        const int RowCount = 256;
        float[] mask = Mask(RowCount, 0.5, key: 1);
        float[] nextKey = Mask(RowCount, 0.5, key: 2);
        float[] keyInHighBits = Mask(RowCount, 0.5, key: 1 | (1UL << 63));
        double limit = 5 / Math.Sqrt(mask.Length);

        Assert.InRange(Correlation(mask, nextKey), -limit, limit);
        Assert.InRange(Correlation(mask, keyInHighBits), -limit, limit);
        foreach (int lag in new[] { 1, 2, 16, 32, Stride - 1, Stride, Stride + 1, 2 * Stride })
        {
            Assert.InRange(Correlation(mask.AsSpan(lag), mask.AsSpan(0, mask.Length - lag)), -limit, limit);
        }
    }

    [Fact]
    public void Mask_OfManyKeysAtOneElement_IsDroppedAtTheGivenRate()
    {
        int dropped = 0;
        const int KeyCount = 20_000;
        float[] source = new float[32];
        float[] mask = new float[32];
        for (ulong key = 0; key < KeyCount; key++)
        {
            DropoutMask.Apply(ref source[0], ref source[0], ref mask[0], 32, 1, 0, 32, 0.2, key);
            dropped += mask[5] == 0f ? 1 : 0;
        }

        Assert.InRange(dropped, (0.2 * KeyCount) - (5 * Math.Sqrt(KeyCount * 0.16)), (0.2 * KeyCount) + (5 * Math.Sqrt(KeyCount * 0.16)));
    }

    [Fact]
    public void PassThrough_CopiesAndSetsTheMaskToOne()
    {
        float[] source = [.. Enumerable.Range(0, 128).Select(index => (float)index)];
        float[] destination = new float[128];
        float[] mask = new float[128];
        DropoutMask.PassThrough(ref source[0], ref destination[0], ref mask[0], 64, 2, 32, 64);
        Assert.Equal(Enumerable.Range(0, 128).Select(index => index % 64 >= 32 ? (float)index : 0f), destination);
        Assert.Equal(Enumerable.Range(0, 128).Select(index => index % 64 >= 32 ? 1f : 0f), mask);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Apply_WithARateThatIsNoProbabilityBelowOne_IsRefused(double rate)
    {
        float[] cells = new float[32];
        Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.Apply(ref cells[0], ref cells[0], ref cells[0], 32, 1, 0, 32, rate, 1));
    }

    private static float[] Mask(int rowCount, double rate, ulong key)
    {
        float[] source = new float[rowCount * Stride];
        float[] mask = new float[rowCount * Stride];
        DropoutMask.Apply(ref source[0], ref source[0], ref mask[0], Stride, rowCount, 0, Stride, rate, key);
        return mask;
    }

    /// <summary>Of masks at rate 0.5, whose factors are 0 and 2.</summary>
    private static double Correlation(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
        {
            sum += (left[index] - 1) * (right[index] - 1);
        }

        return sum / left.Length;
    }
}
