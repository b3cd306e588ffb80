using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes doubles in blocks of 4 by 4, held in registers. Needs AVX.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
internal static unsafe class DoubleTransposer256<TRows>
    where TRows : struct, IRowPointers<double>
{
    private const int BlockSize = 4;

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
        Vector256<double> row0 = Read(rows[row] + column, width);
        Vector256<double> row1 = Read(rows[row + Math.Min(1, last)] + column, width);
        Vector256<double> row2 = Read(rows[row + Math.Min(2, last)] + column, width);
        Vector256<double> row3 = Read(rows[row + Math.Min(3, last)] + column, width);

        Vector256<double> even01 = Avx.UnpackLow(row0, row1);
        Vector256<double> odd01 = Avx.UnpackHigh(row0, row1);
        Vector256<double> even23 = Avx.UnpackLow(row2, row3);
        Vector256<double> odd23 = Avx.UnpackHigh(row2, row3);
        Write(Avx.Permute2x128(even01, even23, 0x20), block, stride, 0, width, height);
        Write(Avx.Permute2x128(odd01, odd23, 0x20), block, stride, 1, width, height);
        Write(Avx.Permute2x128(even01, even23, 0x31), block, stride, 2, width, height);
        Write(Avx.Permute2x128(odd01, odd23, 0x31), block, stride, 3, width, height);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Read(double* source, int width) =>
        width == BlockSize ? Vector256.Load(source) : Simd256Double.LoadFirst(ref *source, width, Vector256<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector256<double> values, double* block, nint stride, int column, int width, int height)
    {
        if (column < width)
        {
            if (height == BlockSize)
            {
                values.Store(block + (column * stride));
            }
            else
            {
                Simd256Double.StoreFirst(values, ref block[column * stride], height);
            }
        }
    }
}
