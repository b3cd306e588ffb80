using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes floats in blocks of 16 by 16, held in registers. Needs AVX-512.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
/// <remarks>
/// Blocks at the edge read and write through masks. Where at most 4 or 8 rows or columns are left, several of them share a register, so
/// that the few values of a small network do not cost a whole block.
/// </remarks>
internal static unsafe class SingleTransposer512<TRows>
    where TRows : struct, IRowPointers<float>
{
    private const int BlockSize = 16;

    /// <summary>destination[column * stride + row] = rows[row][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(TRows rows, int rowCount, int columnCount, float* destination, nint stride)
    {
        for (int row = 0; row < rowCount; row += BlockSize)
        {
            int height = Math.Min(BlockSize, rowCount - row);
            for (int column = 0; column < columnCount; column += BlockSize)
            {
                int width = Math.Min(BlockSize, columnCount - column);
                float* block = destination + (column * stride) + row;
                if (width <= 4)
                {
                    TransposeFourColumns(rows, row, height, column, width, block, stride);
                }
                else if (height <= 4)
                {
                    TransposeFourRows(rows, row, height, column, width, block, stride);
                }
                else if (width <= 8)
                {
                    TransposeEightColumns(rows, row, height, column, width, block, stride);
                }
                else if (height <= 8)
                {
                    TransposeEightRows(rows, row, height, column, width, block, stride);
                }
                else
                {
                    TransposeBlock(rows, row, height, column, width, block, stride);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeBlock(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector512<float> mask = FirstLanes(width);
        Vector512<float> row0 = Read(rows[row] + column, width, mask);
        Vector512<float> row1 = Read(rows[row + Math.Min(1, last)] + column, width, mask);
        Vector512<float> row2 = Read(rows[row + Math.Min(2, last)] + column, width, mask);
        Vector512<float> row3 = Read(rows[row + Math.Min(3, last)] + column, width, mask);
        Vector512<float> row4 = Read(rows[row + Math.Min(4, last)] + column, width, mask);
        Vector512<float> row5 = Read(rows[row + Math.Min(5, last)] + column, width, mask);
        Vector512<float> row6 = Read(rows[row + Math.Min(6, last)] + column, width, mask);
        Vector512<float> row7 = Read(rows[row + Math.Min(7, last)] + column, width, mask);
        Vector512<float> row8 = Read(rows[row + Math.Min(8, last)] + column, width, mask);
        Vector512<float> row9 = Read(rows[row + Math.Min(9, last)] + column, width, mask);
        Vector512<float> row10 = Read(rows[row + Math.Min(10, last)] + column, width, mask);
        Vector512<float> row11 = Read(rows[row + Math.Min(11, last)] + column, width, mask);
        Vector512<float> row12 = Read(rows[row + Math.Min(12, last)] + column, width, mask);
        Vector512<float> row13 = Read(rows[row + Math.Min(13, last)] + column, width, mask);
        Vector512<float> row14 = Read(rows[row + Math.Min(14, last)] + column, width, mask);
        Vector512<float> row15 = Read(rows[row + Math.Min(15, last)] + column, width, mask);

        Transpose4x4InLanes(row0, row1, row2, row3, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        Transpose4x4InLanes(row4, row5, row6, row7, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        Transpose4x4InLanes(row8, row9, row10, row11, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        Transpose4x4InLanes(row12, row13, row14, row15, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);

        Vector512<float> columnMask = FirstLanes(height);
        WriteLanes(a0, b0, c0, d0, block, stride, 0, width, height, columnMask);
        WriteLanes(a1, b1, c1, d1, block, stride, 1, width, height, columnMask);
        WriteLanes(a2, b2, c2, d2, block, stride, 2, width, height, columnMask);
        WriteLanes(a3, b3, c3, d3, block, stride, 3, width, height, columnMask);
    }

    /// <summary>Writes the columns first, first + 4, first + 8 and first + 12, whose values lie in the four 128-bit lanes of the operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLanes(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* block, nint stride, int first, int width, int height, Vector512<float> mask)
    {
        Vector512<float> evenAB = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        Vector512<float> oddAB = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        Vector512<float> evenCD = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<float> oddCD = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Write(Avx512F.Shuffle4x128(evenAB, evenCD, 0b10_00_10_00), block, stride, first, width, height, mask);
        Write(Avx512F.Shuffle4x128(oddAB, oddCD, 0b10_00_10_00), block, stride, first + 4, width, height, mask);
        Write(Avx512F.Shuffle4x128(evenAB, evenCD, 0b11_01_11_01), block, stride, first + 8, width, height, mask);
        Write(Avx512F.Shuffle4x128(oddAB, oddCD, 0b11_01_11_01), block, stride, first + 12, width, height, mask);
    }

    /// <summary>Up to 4 columns: four rows, 4 apart, share a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeFourColumns(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector128<float> mask = FirstLanes(width).GetLower().GetLower();
        Vector512<float> rows0 = ReadFourRows(rows, row, 0, last, column, mask);
        Vector512<float> rows1 = ReadFourRows(rows, row, 1, last, column, mask);
        Vector512<float> rows2 = ReadFourRows(rows, row, 2, last, column, mask);
        Vector512<float> rows3 = ReadFourRows(rows, row, 3, last, column, mask);
        Transpose4x4InLanes(rows0, rows1, rows2, rows3, out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3);

        Vector512<float> columnMask = FirstLanes(height);
        Write(column0, block, stride, 0, width, height, columnMask);
        Write(column1, block, stride, 1, width, height, columnMask);
        Write(column2, block, stride, 2, width, height, columnMask);
        Write(column3, block, stride, 3, width, height, columnMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ReadFourRows(TRows rows, int row, int first, int last, int column, Vector128<float> mask)
    {
        Vector128<float> a = Avx512F.VL.MaskLoad(rows[row + Math.Min(first, last)] + column, mask, Vector128<float>.Zero);
        Vector128<float> b = Avx512F.VL.MaskLoad(rows[row + Math.Min(first + 4, last)] + column, mask, Vector128<float>.Zero);
        Vector128<float> c = Avx512F.VL.MaskLoad(rows[row + Math.Min(first + 8, last)] + column, mask, Vector128<float>.Zero);
        Vector128<float> d = Avx512F.VL.MaskLoad(rows[row + Math.Min(first + 12, last)] + column, mask, Vector128<float>.Zero);
        return Vector512.Create(Vector256.Create(a, b), Vector256.Create(c, d));
    }

    /// <summary>5 to 8 columns: two rows, 8 apart, share a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEightColumns(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector256<float> mask = FirstLanes(width).GetLower();
        Vector512<float> rows0 = ReadTwoRows(rows, row, 0, last, column, mask);
        Vector512<float> rows1 = ReadTwoRows(rows, row, 1, last, column, mask);
        Vector512<float> rows2 = ReadTwoRows(rows, row, 2, last, column, mask);
        Vector512<float> rows3 = ReadTwoRows(rows, row, 3, last, column, mask);
        Vector512<float> rows4 = ReadTwoRows(rows, row, 4, last, column, mask);
        Vector512<float> rows5 = ReadTwoRows(rows, row, 5, last, column, mask);
        Vector512<float> rows6 = ReadTwoRows(rows, row, 6, last, column, mask);
        Vector512<float> rows7 = ReadTwoRows(rows, row, 7, last, column, mask);
        Transpose4x4InLanes(rows0, rows1, rows2, rows3, out Vector512<float> lower0, out Vector512<float> lower1, out Vector512<float> lower2, out Vector512<float> lower3);
        Transpose4x4InLanes(rows4, rows5, rows6, rows7, out Vector512<float> upper0, out Vector512<float> upper1, out Vector512<float> upper2, out Vector512<float> upper3);

        // Lanes 0 and 2 hold columns 0 to 3 of rows 0 to 3 and 8 to 11, lanes 1 and 3 columns 4 to 7.
        Vector512<long> evenLanes = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
        Vector512<long> oddLanes = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
        Vector512<float> columnMask = FirstLanes(height);
        Write(Permute(lower0, evenLanes, upper0), block, stride, 0, width, height, columnMask);
        Write(Permute(lower1, evenLanes, upper1), block, stride, 1, width, height, columnMask);
        Write(Permute(lower2, evenLanes, upper2), block, stride, 2, width, height, columnMask);
        Write(Permute(lower3, evenLanes, upper3), block, stride, 3, width, height, columnMask);
        Write(Permute(lower0, oddLanes, upper0), block, stride, 4, width, height, columnMask);
        Write(Permute(lower1, oddLanes, upper1), block, stride, 5, width, height, columnMask);
        Write(Permute(lower2, oddLanes, upper2), block, stride, 6, width, height, columnMask);
        Write(Permute(lower3, oddLanes, upper3), block, stride, 7, width, height, columnMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ReadTwoRows(TRows rows, int row, int first, int last, int column, Vector256<float> mask) => Vector512.Create(
        Avx512F.VL.MaskLoad(rows[row + Math.Min(first, last)] + column, mask, Vector256<float>.Zero),
        Avx512F.VL.MaskLoad(rows[row + Math.Min(first + 8, last)] + column, mask, Vector256<float>.Zero));

    /// <summary>Up to 4 rows: four columns, 4 apart, share a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeFourRows(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector512<float> mask = FirstLanes(width);
        Vector512<float> row0 = Read(rows[row] + column, width, mask);
        Vector512<float> row1 = Read(rows[row + Math.Min(1, last)] + column, width, mask);
        Vector512<float> row2 = Read(rows[row + Math.Min(2, last)] + column, width, mask);
        Vector512<float> row3 = Read(rows[row + Math.Min(3, last)] + column, width, mask);
        Transpose4x4InLanes(row0, row1, row2, row3, out Vector512<float> columns0, out Vector512<float> columns1, out Vector512<float> columns2, out Vector512<float> columns3);

        Vector128<float> columnMask = FirstLanes(height).GetLower().GetLower();
        WriteFourColumns(columns0, block, stride, 0, width, columnMask);
        WriteFourColumns(columns1, block, stride, 1, width, columnMask);
        WriteFourColumns(columns2, block, stride, 2, width, columnMask);
        WriteFourColumns(columns3, block, stride, 3, width, columnMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFourColumns(Vector512<float> columns, float* block, nint stride, int first, int width, Vector128<float> mask)
    {
        Write(columns.GetLower().GetLower(), block, stride, first, width, mask);
        Write(columns.GetLower().GetUpper(), block, stride, first + 4, width, mask);
        Write(columns.GetUpper().GetLower(), block, stride, first + 8, width, mask);
        Write(columns.GetUpper().GetUpper(), block, stride, first + 12, width, mask);
    }

    /// <summary>5 to 8 rows: two columns, 4 apart, share a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEightRows(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector512<float> mask = FirstLanes(width);
        Vector512<float> row0 = Read(rows[row] + column, width, mask);
        Vector512<float> row1 = Read(rows[row + Math.Min(1, last)] + column, width, mask);
        Vector512<float> row2 = Read(rows[row + Math.Min(2, last)] + column, width, mask);
        Vector512<float> row3 = Read(rows[row + Math.Min(3, last)] + column, width, mask);
        Vector512<float> row4 = Read(rows[row + Math.Min(4, last)] + column, width, mask);
        Vector512<float> row5 = Read(rows[row + Math.Min(5, last)] + column, width, mask);
        Vector512<float> row6 = Read(rows[row + Math.Min(6, last)] + column, width, mask);
        Vector512<float> row7 = Read(rows[row + Math.Min(7, last)] + column, width, mask);
        Transpose4x4InLanes(row0, row1, row2, row3, out Vector512<float> upper0, out Vector512<float> upper1, out Vector512<float> upper2, out Vector512<float> upper3);
        Transpose4x4InLanes(row4, row5, row6, row7, out Vector512<float> lower0, out Vector512<float> lower1, out Vector512<float> lower2, out Vector512<float> lower3);

        Vector512<long> firstLanes = Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11);
        Vector512<long> lastLanes = Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15);
        Vector256<float> columnMask = FirstLanes(height).GetLower();
        WriteTwoColumns(Permute(upper0, firstLanes, lower0), block, stride, 0, width, columnMask);
        WriteTwoColumns(Permute(upper1, firstLanes, lower1), block, stride, 1, width, columnMask);
        WriteTwoColumns(Permute(upper2, firstLanes, lower2), block, stride, 2, width, columnMask);
        WriteTwoColumns(Permute(upper3, firstLanes, lower3), block, stride, 3, width, columnMask);
        WriteTwoColumns(Permute(upper0, lastLanes, lower0), block, stride, 8, width, columnMask);
        WriteTwoColumns(Permute(upper1, lastLanes, lower1), block, stride, 9, width, columnMask);
        WriteTwoColumns(Permute(upper2, lastLanes, lower2), block, stride, 10, width, columnMask);
        WriteTwoColumns(Permute(upper3, lastLanes, lower3), block, stride, 11, width, columnMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteTwoColumns(Vector512<float> columns, float* block, nint stride, int first, int width, Vector256<float> mask)
    {
        Write(columns.GetLower(), block, stride, first, width, mask);
        Write(columns.GetUpper(), block, stride, first + 4, width, mask);
    }

    /// <summary>Transposes the 4 by 4 matrices in corresponding 128-bit lanes of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4InLanes(
        Vector512<float> row0, Vector512<float> row1, Vector512<float> row2, Vector512<float> row3,
        out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3)
    {
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Picks pairs of numbers from two vectors; indices from 8 on name pairs of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Permute(Vector512<float> first, Vector512<long> indices, Vector512<float> second) =>
        Avx512F.PermuteVar8x64x2(first.AsInt64(), indices, second.AsInt64()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstLanes(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Read(float* source, int width, Vector512<float> mask) =>
        width == BlockSize ? Vector512.Load(source) : Avx512F.MaskLoad(source, mask, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<float> values, float* block, nint stride, int column, int width, int height, Vector512<float> mask)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector256<float> values, float* block, nint stride, int column, int width, Vector256<float> mask)
    {
        if (column < width)
        {
            Avx512F.VL.MaskStore(block + (column * stride), mask, values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector128<float> values, float* block, nint stride, int column, int width, Vector128<float> mask)
    {
        if (column < width)
        {
            Avx512F.VL.MaskStore(block + (column * stride), mask, values);
        }
    }
}
