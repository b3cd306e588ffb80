using System.Numerics;
using Neuroslyn.Kernels;
using Neuroslyn.Kernels.Transposing;

namespace Neuroslyn.Tests.Kernels;

public sealed class TranspositionTests
{
    /// <summary>Around every block size and edge case of the blocks.</summary>
    private static readonly int[] Sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 20, 31, 32, 33, 40];

    private unsafe delegate void Transposer<T>(StridedRows<T> rows, int rowCount, int columnCount, T* destination, nint stride)
        where T : unmanaged;

    [Fact]
    public void Transpose_OfAnyShape_MovesEveryElement_AndTouchesNothingElse()
    {
        Verify<float>((source, sourceStride, rowCount, columnCount, destination, destinationStride) =>
            Transposition.Transpose(ref source[0], sourceStride, rowCount, columnCount, ref destination[0], destinationStride));
        Verify<double>((source, sourceStride, rowCount, columnCount, destination, destinationStride) =>
            Transposition.Transpose(ref source[0], sourceStride, rowCount, columnCount, ref destination[0], destinationStride));
    }

    [Fact]
    public unsafe void EveryTransposer_ThatTheHardwareCanRun_MovesEveryElement_AndTouchesNothingElse()
    {
        VerifyTransposer<float>(ElementTransposer<StridedRows<float>, float>.Transpose);
        VerifyTransposer<double>(ElementTransposer<StridedRows<double>, double>.Transpose);
        if (System.Runtime.Intrinsics.X86.Avx.IsSupported)
        {
            VerifyTransposer<float>(SingleTransposer256<StridedRows<float>>.Transpose);
            VerifyTransposer<double>(DoubleTransposer256<StridedRows<double>>.Transpose);
        }

        static void VerifyTransposer<T>(Transposer<T> transposer)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Verify<T>((source, sourceStride, rowCount, columnCount, destination, destinationStride) =>
            {
                fixed (T* from = source, to = destination)
                {
                    transposer(new StridedRows<T>(from, sourceStride), rowCount, columnCount, to, destinationStride);
                }
            });
        }
    }

    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(2, 32, 32)]
    [InlineData(4, 17, 32)]
    [InlineData(13, 20, 32)]
    [InlineData(40, 33, 64)]
    public void ToFeatureMajor_PutsEachValueInItsRow_AndClearsSurplusColumns_AndBack(int size, int sampleCount, int columnCount)
    {
        int stride = columnCount + 16;
        float[] samples = [.. Enumerable.Range(1, sampleCount * size).Select(index => (float)index)];
        float[] rows = new float[size * stride];
        rows.AsSpan().Fill(-9f);

        Transposition.ToFeatureMajor<float>(samples, size, rows, stride, sampleCount, columnCount);

        for (int index = 0; index < rows.Length; index++)
        {
            (int value, int sample) = (index / stride, index % stride);
            float expected = sample < sampleCount ? samples[(sample * size) + value] : sample < columnCount ? 0f : -9f;
            Assert.Equal(expected, rows[index]);
        }

        float[] back = new float[samples.Length];
        Transposition.ToBatchMajor<float>(rows, stride, size, back, sampleCount);
        Assert.Equal(samples, back);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public void ToFeatureMajor_ByIndices_GathersTheSamplesInTheirOrder(int size)
    {
        const int SampleCount = 50;
        const int ColumnCount = 32;
        const int Stride = 40;
        double[] samples = [.. Enumerable.Range(1, SampleCount * size).Select(index => (double)index)];
        float[] singles = [.. samples.Select(value => (float)value)];
        int[] indices = [49, 0, 0, 7, 31, 12, 48, 3, 2, 1, 22, 23, 24, 25, 26, 27, 40, 41, 49];
        double[] rows = new double[size * Stride];
        float[] singleRows = new float[size * Stride];
        rows.AsSpan().Fill(-9.0);
        singleRows.AsSpan().Fill(-9f);

        Transposition.ToFeatureMajor<double>(samples, size, indices, rows, Stride, ColumnCount);
        Transposition.ToFeatureMajor<float>(singles, size, indices, singleRows, Stride, ColumnCount);

        for (int index = 0; index < rows.Length; index++)
        {
            (int value, int column) = (index / Stride, index % Stride);
            double expected = column < indices.Length ? samples[(indices[column] * size) + value] : column < ColumnCount ? 0.0 : -9.0;
            Assert.Equal(expected, rows[index]);
            Assert.Equal((float)expected, singleRows[index]);
        }
    }

    private static void Verify<T>(Action<T[], int, int, int, T[], int> transpose)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int rowCount in Sizes)
        {
            foreach (int columnCount in Sizes)
            {
                int sourceStride = columnCount + (rowCount % 3);
                int destinationStride = rowCount + (columnCount % 2 * 5);
                T[] source = [.. Enumerable.Range(1, (rowCount * sourceStride) + 1).Select(T.CreateChecked)];
                T[] destination = new T[(columnCount * destinationStride) + 1];
                transpose(source, sourceStride, rowCount, columnCount, destination, destinationStride);
                for (int index = 0; index < destination.Length; index++)
                {
                    (int column, int row) = destinationStride == 0 ? (0, index) : (index / destinationStride, index % destinationStride);
                    T expected = row < rowCount && column < columnCount ? source[(row * sourceStride) + column] : T.Zero;
                    Assert.True(expected == destination[index], $"{rowCount} x {columnCount}: element {row}, {column} is {destination[index]}, not {expected}.");
                }
            }
        }
    }
}
