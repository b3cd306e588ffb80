using System.Runtime.InteropServices;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class ReductionsTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 16)]
    [InlineData(3, 32)]
    [InlineData(4, 16)]
    [InlineData(131, 48)]
    public void AddRows_SumsEachColumn_InTheDocumentedOrder(int rowCount, int columnCount)
    {
        const int Stride = 50;
        float[] source = Numbers(rowCount * Stride, seed: rowCount);
        float[] sums = new float[columnCount + 1];
        sums.AsSpan().Fill(7f);

        Reductions.AddRows(ref MemoryMarshal.GetArrayDataReference(source), Stride, rowCount, columnCount, ref sums[0]);

        for (int column = 0; column < columnCount; column++)
        {
            float[] phases = new float[4];
            for (int row = 0; row < rowCount; row++)
            {
                phases[row < rowCount / 4 * 4 ? row % 4 : 0] += source[(row * Stride) + column];
            }

            Assert.Equal(phases[0] + phases[1] + (phases[2] + phases[3]), sums[column]);
        }

        Assert.Equal(7f, sums[columnCount]);
    }

    [Fact]
    public void AddRows_InDouble_SumsEachColumn()
    {
        double[] source = [.. Enumerable.Range(0, 5 * 8).Select(index => (double)index)];
        double[] sums = new double[8];

        Reductions.AddRows(ref source[0], 8, 5, 8, ref sums[0]);

        Assert.Equal(Enumerable.Range(0, 8).Select(column => 80.0 + (5 * column)), sums);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    public void Sums_AddInTheDocumentedOrder(int length)
    {
        float[] values = Numbers(length, seed: length + 1);

        Assert.Equal(InDocumentedOrder(values, value => value), Reductions.Sum<float>(values));
        Assert.Equal(InDocumentedOrder(values, value => value * value), Reductions.SumOfSquares<float>(values));

        double[] doubles = [.. values.Select(value => Math.Sqrt(Math.Abs((double)value)))];
        Assert.Equal(InDocumentedOrder(doubles, value => value), Reductions.Sum<double>(doubles));
        Assert.Equal(InDocumentedOrder(doubles, value => value * value), Reductions.SumOfSquares<double>(doubles));
    }

    [Fact]
    public void SumOfSquares_OfLargeFloats_DoesNotOverflow()
    {
        Assert.Equal(2 * Math.Pow(3e38f, 2), Reductions.SumOfSquares<float>([3e38f, 3e38f]), 1e-12 * Math.Pow(3e38f, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void IndexOfNonFinite_FindsTheFirst_WhereverItIs(int length)
    {
        Assert.Equal(-1, Reductions.IndexOfNonFinite<float>([]));
        for (int position = 0; position < length; position++)
        {
            foreach (float bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                float[] values = Numbers(length, seed: 3);
                values[0] = float.MaxValue;
                Assert.Equal(-1, Reductions.IndexOfNonFinite<float>(values));
                values[position] = bad;
                values[^1] = bad;
                Assert.Equal(position, Reductions.IndexOfNonFinite<float>(values));
                Assert.Equal(position, Reductions.IndexOfNonFinite<double>([.. values.Select(value => (double)value)]));
            }
        }
    }

    private static double InDocumentedOrder<T>(T[] values, Func<double, double> term)
        where T : IConvertible
    {
        double[] phases = new double[16];
        for (int index = 0; index < values.Length; index++)
        {
            phases[index % 16] += term(values[index].ToDouble(null));
        }

        for (int count = 8; count >= 1; count /= 2)
        {
            for (int phase = 0; phase < count; phase++)
            {
                phases[phase] += phases[phase + count];
            }
        }

        return phases[0];
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => ((float)random.NextDouble() - 0.5f) * 100f)];
    }
}
