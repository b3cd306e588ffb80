using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes doubles in blocks of 8 by 8, held in registers. Needs AVX-512.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
/// <remarks>Blocks at the edge read and write through masks.</remarks>
internal static unsafe class DoubleTransposer512<TRows>
    where TRows : struct, IRowPointers<double>
{
    private const int BlockSize = 8;

    /// <summary>destination[column * stride + row] = rows[row][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(TRows rows, int rowCount, int columnCount, double* destination, nint stride)
    {
        for (int row = 0; row < rowCount; row += BlockSize)
        {
            int height = Math.Min(BlockSize, rowCount - row);
            for (int column = 0; column < columnCount; column += BlockSize)
            {
                int width = Math.Min(BlockSize, columnCount - column);
                TransposeBlock(rows, row, height, column, width, destination + (column * stride) + row, stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeBlock(TRows rows, int row, int height, int column, int width, double* block, nint stride)
    {
        int last = height - 1;
        Vector512<double> mask = FirstLanes(width);
        Vector512<double> row0 = Read(rows[row] + column, width, mask);
        Vector512<double> row1 = Read(rows[row + Math.Min(1, last)] + column, width, mask);
        Vector512<double> row2 = Read(rows[row + Math.Min(2, last)] + column, width, mask);
        Vector512<double> row3 = Read(rows[row + Math.Min(3, last)] + column, width, mask);
        Vector512<double> row4 = Read(rows[row + Math.Min(4, last)] + column, width, mask);
        Vector512<double> row5 = Read(rows[row + Math.Min(5, last)] + column, width, mask);
        Vector512<double> row6 = Read(rows[row + Math.Min(6, last)] + column, width, mask);
        Vector512<double> row7 = Read(rows[row + Math.Min(7, last)] + column, width, mask);

        Vector512<double> columnMask = FirstLanes(height);
        WriteLanes(
            Avx512F.UnpackLow(row0, row1), Avx512F.UnpackLow(row2, row3), Avx512F.UnpackLow(row4, row5), Avx512F.UnpackLow(row6, row7),
            block, stride, 0, width, height, columnMask);
        WriteLanes(
            Avx512F.UnpackHigh(row0, row1), Avx512F.UnpackHigh(row2, row3), Avx512F.UnpackHigh(row4, row5), Avx512F.UnpackHigh(row6, row7),
            block, stride, 1, width, height, columnMask);
    }

    /// <summary>Writes the columns first, first + 2, first + 4 and first + 6, whose values lie in the four 128-bit lanes of the operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLanes(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, double* block, nint stride, int first, int width, int height, Vector512<double> mask)
    {
        Vector512<double> evenAB = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        Vector512<double> oddAB = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        Vector512<double> evenCD = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<double> oddCD = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Write(Avx512F.Shuffle4x128(evenAB, evenCD, 0b10_00_10_00), block, stride, first, width, height, mask);
        Write(Avx512F.Shuffle4x128(oddAB, oddCD, 0b10_00_10_00), block, stride, first + 2, width, height, mask);
        Write(Avx512F.Shuffle4x128(evenAB, evenCD, 0b11_01_11_01), block, stride, first + 4, width, height, mask);
        Write(Avx512F.Shuffle4x128(oddAB, oddCD, 0b11_01_11_01), block, stride, first + 6, width, height, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FirstLanes(int count) => Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Read(double* source, int width, Vector512<double> mask) =>
        width == BlockSize ? Vector512.Load(source) : Avx512F.MaskLoad(source, mask, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<double> values, double* block, nint stride, int column, int width, int height, Vector512<double> mask)
    {
        if (column < width)
        {
            if (height == BlockSize)
            {
                values.Store(block + (column * stride));
            }
            else
            {
                Avx512F.MaskStore(block + (column * stride), mask, values);
            }
        }
    }
}
