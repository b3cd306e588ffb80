using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Rows of a contiguous matrix, picked by index.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct GatheredRows<T>(T* origin, nint size, int* indices) : IRowPointers<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public T* this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => origin + (indices[row] * size);
    }
}
