namespace Neuroslyn.Kernels.Transposing;

/// <summary>Where the rows of a matrix lie. The memory is pinned for as long as a value of this kind is in use.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe interface IRowPointers<T>
    where T : unmanaged
{
    /// <summary>First element of a row.</summary>
    T* this[int row] { get; }
}
