using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Rows at equal distances.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct StridedRows<T>(T* origin, nint stride) : IRowPointers<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public T* this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => origin + (row * stride);
    }
}
