using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn.Kernels;

/// <summary>Copies that bring together what is used together. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Packing
{
    /// <summary>Copies some neighbouring columns of a matrix: destination[r * width + c] = source[r * stride + c].</summary>
    /// <param name="source">First element to copy.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="width">Number of columns.</param>
    /// <param name="destination">Receives rowCount x width elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns<T>(ref T source, nint stride, int rowCount, int width, ref T destination)
        where T : unmanaged
    {
        if (width == Vector256<T>.Count)
        {
            for (nint row = 0; row < rowCount; row++)
            {
                Vector256.LoadUnsafe(ref Unsafe.Add(ref source, row * stride)).StoreUnsafe(ref Unsafe.Add(ref destination, row * width));
            }

            return;
        }

        for (nint row = 0; row < rowCount; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref source, row * stride), width).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * width), width));
        }
    }
}
