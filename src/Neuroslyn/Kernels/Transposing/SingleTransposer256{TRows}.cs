using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes floats in blocks of 8 by 8, held in registers. Needs AVX.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
internal static unsafe class SingleTransposer256<TRows>
    where TRows : struct, IRowPointers<float>
{
    private const int BlockSize = 8;

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
                TransposeBlock(rows, row, height, column, width, destination + (column * stride) + row, stride);
            }
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
