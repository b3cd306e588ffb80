using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class NormalizationKernelTests
{
    private static readonly int[] Lengths = [1, 2, 15, 16, 17, 31, 100, 1000];

    private static readonly int[] UnitCounts = [1, 3, 8, 17, 64];

    [Fact]
    public void Dot_AddsProducts() => Assert.All(Lengths, length =>
    {
        (float[] left, float[] right) = (Draw(length, 1), Draw(length, 2));
        Assert.Equal(left.Zip(right, (a, b) => (double)a * b).Sum(), Reductions.Dot<float>(left, right), 1e-12 * length);
        Assert.Throws<ArgumentException>(() => Reductions.Dot<float>(left, right.AsSpan(1)));
    });

    [Fact]
    public void SumOfSquaredDeviations_LosesNothingFarFrom0() => Assert.All(Lengths, length =>
    {
        double[] values = [.. Draw(length, 3).Select(value => 1e6 + value)];
        double mean = Reductions.Sum<double>(values) / length;
        double expected = values.Sum(value => (value - mean) * (value - mean));
        Assert.Equal(expected, Reductions.SumOfSquaredDeviations<double>(values, mean), 1e-9);
    });

    [Fact]
    public void Measure_TakesOnlySamples_AndOnlyItsUnits()
    {
        float[] rows = [1, 2, 3, 4, 999, 999, 999, 999, 5, 5, 5, 5, 999, 999, 999, 999];
        var means = new float[2];
        var variances = new float[2];
        BatchNormalizationKernel.Measure(ref rows[0], 8, 4, 0, 1, ref means[0], ref variances[0]);
        Assert.Equal([2.5f, 0], means);
        Assert.Equal([1.25f, 0], variances);
        BatchNormalizationKernel.Measure(ref rows[0], 8, 4, 1, 2, ref means[0], ref variances[0]);
        Assert.Equal([2.5f, 5], means);
        Assert.Equal([1.25f, 0], variances);
    }

    [Fact]
    public void Maxout_TakesTheLargest_OfEveryLength() => Assert.All(UnitCounts, units =>
    {
        float[] pieces = Draw(3 * units, 4);
        pieces[^1] = float.NaN;
        var largest = new float[units];
        MaxoutKernel.Apply<float>(pieces, largest);
        Assert.Equal(Enumerable.Range(0, units).Select(unit => new[] { pieces[unit], pieces[units + unit], pieces[(2 * units) + unit] }).Select(of => of.Any(float.IsNaN) ? float.NaN : of.Max()), largest);
        Assert.Throws<ArgumentException>(() => MaxoutKernel.Apply<float>(pieces, new float[units + 1]));
    });

    private static float[] Draw(int count, ulong seed)
    {
        var random = new RandomSource(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)random.NextGaussian();
        }

        return values;
    }
}
