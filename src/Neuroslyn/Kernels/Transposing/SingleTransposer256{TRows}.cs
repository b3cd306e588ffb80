using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes floats in blocks of 8 by 8, held in registers. Needs AVX.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
/// <remarks>The few values of a small network, up to 4 rows or columns beside whole blocks, have paths of their own, so that they do not cost a whole block.</remarks>
internal static unsafe class SingleTransposer256<TRows>
    where TRows : struct, IRowPointers<float>
{
    private const int BlockSize = 8;

    /// <summary>destination[column * stride + row] = rows[row][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(TRows rows, int rowCount, int columnCount, float* destination, nint stride)
    {
        int wholeRows = rowCount - (rowCount % BlockSize);
        int wholeColumns = columnCount - (columnCount % BlockSize);
        for (int row = 0; row < wholeRows; row += BlockSize)
        {
            for (int column = 0; column < wholeColumns; column += BlockSize)
            {
                TransposeBlock(rows, row, BlockSize, column, BlockSize, destination + (column * stride) + row, stride);
            }
        }

        if (wholeColumns < columnCount)
        {
            TransposeLastColumns(rows, wholeRows, wholeColumns, columnCount - wholeColumns, destination + (wholeColumns * stride), stride);
        }

        if (wholeRows < rowCount)
        {
            TransposeLastRows(rows, wholeRows, rowCount - wholeRows, wholeColumns, destination + wholeRows, stride);
            if (wholeColumns < columnCount)
            {
                TransposeBlock(rows, wholeRows, rowCount - wholeRows, wholeColumns, columnCount - wholeColumns, destination + (wholeColumns * stride) + wholeRows, stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLastColumns(TRows rows, int rowCount, int column, int width, float* destination, nint stride)
    {
        switch (width)
        {
            case 1:
                TransposeShortRows<RowOfOne>(rows, rowCount, column, destination, stride);
                break;
            case 2:
                TransposeShortRows<RowOfTwo>(rows, rowCount, column, destination, stride);
                break;
            case 3:
                TransposeShortRows<RowOfThree>(rows, rowCount, column, destination, stride);
                break;
            case 4:
                TransposeShortRows<RowOfFour>(rows, rowCount, column, destination, stride);
                break;
            default:
                for (int row = 0; row < rowCount; row += BlockSize)
                {
                    TransposeBlock(rows, row, BlockSize, column, width, destination + row, stride);
                }

                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLastRows(TRows rows, int row, int height, int columnCount, float* destination, nint stride)
    {
        switch (height)
        {
            case 1:
                TransposeFewRows<RowOfOne>(rows, row, columnCount, destination, stride);
                break;
            case 2:
                TransposeFewRows<RowOfTwo>(rows, row, columnCount, destination, stride);
                break;
            case 3:
                TransposeFewRows<RowOfThree>(rows, row, columnCount, destination, stride);
                break;
            case 4:
                TransposeFewRows<RowOfFour>(rows, row, columnCount, destination, stride);
                break;
            default:
                for (int column = 0; column < columnCount; column += BlockSize)
                {
                    TransposeBlock(rows, row, height, column, BlockSize, destination + (column * stride), stride);
                }

                break;
        }
    }

    /// <summary>Up to 4 columns of whole blocks of rows: two rows, 4 apart, share a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeShortRows<TRow>(TRows rows, int rowCount, int column, float* destination, nint stride)
        where TRow : struct, IShortRow
    {
        for (int row = 0; row < rowCount; row += BlockSize)
        {
            Vector256<float> rows0 = Vector256.Create(TRow.Load(rows[row] + column), TRow.Load(rows[row + 4] + column));
            Vector256<float> rows1 = Vector256.Create(TRow.Load(rows[row + 1] + column), TRow.Load(rows[row + 5] + column));
            Vector256<float> rows2 = Vector256.Create(TRow.Load(rows[row + 2] + column), TRow.Load(rows[row + 6] + column));
            Vector256<float> rows3 = Vector256.Create(TRow.Load(rows[row + 3] + column), TRow.Load(rows[row + 7] + column));
            Transpose4x4InLanes(rows0, rows1, rows2, rows3, out Vector256<float> column0, out Vector256<float> column1, out Vector256<float> column2, out Vector256<float> column3);
            column0.Store(destination + row);
            if (TRow.Length > 1)
            {
                column1.Store(destination + stride + row);
            }

            if (TRow.Length > 2)
            {
                column2.Store(destination + (2 * stride) + row);
            }

            if (TRow.Length > 3)
            {
                column3.Store(destination + (3 * stride) + row);
            }
        }
    }

    /// <summary>Up to 4 rows of whole blocks of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeFewRows<TRow>(TRows rows, int row, int columnCount, float* destination, nint stride)
        where TRow : struct, IShortRow
    {
        float* source0 = rows[row];
        float* source1 = TRow.Length > 1 ? rows[row + 1] : source0;
        float* source2 = TRow.Length > 2 ? rows[row + 2] : source0;
        float* source3 = TRow.Length > 3 ? rows[row + 3] : source0;
        for (int column = 0; column < columnCount; column += BlockSize)
        {
            Transpose4x4InLanes(
                Vector256.Load(source0 + column), Vector256.Load(source1 + column), Vector256.Load(source2 + column), Vector256.Load(source3 + column),
                out Vector256<float> columns0, out Vector256<float> columns1, out Vector256<float> columns2, out Vector256<float> columns3);
            float* block = destination + (column * stride);
            TRow.Store(columns0.GetLower(), block);
            TRow.Store(columns1.GetLower(), block + stride);
            TRow.Store(columns2.GetLower(), block + (2 * stride));
            TRow.Store(columns3.GetLower(), block + (3 * stride));
            TRow.Store(columns0.GetUpper(), block + (4 * stride));
            TRow.Store(columns1.GetUpper(), block + (5 * stride));
            TRow.Store(columns2.GetUpper(), block + (6 * stride));
            TRow.Store(columns3.GetUpper(), block + (7 * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeBlock(TRows rows, int row, int height, int column, int width, float* block, nint stride)
    {
        int last = height - 1;
        Vector256<float> row0 = Read(rows[row] + column, width);
        Vector256<float> row1 = Read(rows[row + Math.Min(1, last)] + column, width);
        Vector256<float> row2 = Read(rows[row + Math.Min(2, last)] + column, width);
        Vector256<float> row3 = Read(rows[row + Math.Min(3, last)] + column, width);
        Vector256<float> row4 = Read(rows[row + Math.Min(4, last)] + column, width);
        Vector256<float> row5 = Read(rows[row + Math.Min(5, last)] + column, width);
        Vector256<float> row6 = Read(rows[row + Math.Min(6, last)] + column, width);
        Vector256<float> row7 = Read(rows[row + Math.Min(7, last)] + column, width);

        Transpose4x4InLanes(row0, row1, row2, row3, out Vector256<float> upper0, out Vector256<float> upper1, out Vector256<float> upper2, out Vector256<float> upper3);
        Transpose4x4InLanes(row4, row5, row6, row7, out Vector256<float> lower0, out Vector256<float> lower1, out Vector256<float> lower2, out Vector256<float> lower3);

        Write(Avx.Permute2x128(upper0, lower0, 0x20), block, stride, 0, width, height);
        Write(Avx.Permute2x128(upper1, lower1, 0x20), block, stride, 1, width, height);
        Write(Avx.Permute2x128(upper2, lower2, 0x20), block, stride, 2, width, height);
        Write(Avx.Permute2x128(upper3, lower3, 0x20), block, stride, 3, width, height);
        Write(Avx.Permute2x128(upper0, lower0, 0x31), block, stride, 4, width, height);
        Write(Avx.Permute2x128(upper1, lower1, 0x31), block, stride, 5, width, height);
        Write(Avx.Permute2x128(upper2, lower2, 0x31), block, stride, 6, width, height);
        Write(Avx.Permute2x128(upper3, lower3, 0x31), block, stride, 7, width, height);
    }

    /// <summary>Transposes the 4 by 4 matrices in corresponding 128-bit lanes of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4InLanes(
        Vector256<float> row0, Vector256<float> row1, Vector256<float> row2, Vector256<float> row3,
        out Vector256<float> column0, out Vector256<float> column1, out Vector256<float> column2, out Vector256<float> column3)
    {
        Vector256<double> low01 = Avx.UnpackLow(row0, row1).AsDouble();
        Vector256<double> high01 = Avx.UnpackHigh(row0, row1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(row2, row3).AsDouble();
        Vector256<double> high23 = Avx.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx.UnpackLow(low01, low23).AsSingle();
        column1 = Avx.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx.UnpackLow(high01, high23).AsSingle();
        column3 = Avx.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Read(float* source, int width) =>
        width == BlockSize ? Vector256.Load(source) : Simd256Single.LoadFirst(ref *source, width, Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector256<float> values, float* block, nint stride, int column, int width, int height)
    {
        if (column < width)
        {
            if (height == BlockSize)
            {
                values.Store(block + (column * stride));
            }
            else
            {
                Simd256Single.StoreFirst(values, ref block[column * stride], height);
            }
        }
    }
}
