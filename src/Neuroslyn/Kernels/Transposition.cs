using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn.Kernels;

/// <summary>Moves matrices between batch-major <c>[sample, value]</c> memory and the feature-major <c>[value, sample]</c> rows of a workspace.</summary>
/// <remarks>Nothing here allocates. Source and destination may not overlap.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>Transposes a matrix: destination[column * destinationStride + row] = source[row * sourceStride + column].</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of <c>[rowCount, columnCount]</c>.</param>
    /// <param name="sourceStride">Elements from one source row to the next.</param>
    /// <param name="rowCount">Rows of the source; none are moved for 0.</param>
    /// <param name="columnCount">Columns of the source; none are moved for 0.</param>
    /// <param name="destination">First element of <c>[columnCount, rowCount]</c>; nothing between its rows is touched.</param>
    /// <param name="destinationStride">Elements from one destination row to the next.</param>
    public static void Transpose<T>(ref T source, nint sourceStride, int rowCount, int columnCount, ref T destination, nint destinationStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columnCount; column++)
        {
            ref T destinationRow = ref Unsafe.Add(ref destination, column * destinationStride);
            for (int row = 0; row < rowCount; row++)
            {
                Unsafe.Add(ref destinationRow, row) = Unsafe.Add(ref source, (row * sourceStride) + column);
            }
        }
    }

    /// <summary>Transposes samples into rows and clears the surplus columns.</summary>
    internal static void ToFeatureMajor<T>(ReadOnlySpan<T> samples, int size, Span<T> rows, int stride, int sampleCount, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Transpose(ref MemoryMarshal.GetReference(samples), size, sampleCount, size, ref MemoryMarshal.GetReference(rows), stride);
        ClearSurplusColumns(rows, stride, size, sampleCount, columnCount);
    }

    /// <summary>Transposes rows into samples.</summary>
    internal static void ToBatchMajor<T>(ReadOnlySpan<T> rows, int stride, int size, Span<T> samples, int sampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Transpose(ref MemoryMarshal.GetReference(rows), stride, size, sampleCount, ref MemoryMarshal.GetReference(samples), size);

    private static void ClearSurplusColumns<T>(Span<T> rows, int stride, int rowCount, int sampleCount, int columnCount)
    {
        for (int row = 0; row < rowCount; row++)
        {
            rows[((row * stride) + sampleCount)..((row * stride) + columnCount)].Clear();
        }
    }
}
