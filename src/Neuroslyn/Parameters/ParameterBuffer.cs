using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn;

/// <summary>One contiguous run of numbers that starts on a 64-byte boundary and does not move: all parameters of a network, or as many gradients.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>The memory belongs to the garbage collector (pinned object heap); there is nothing to dispose.</remarks>
public sealed class ParameterBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _elements;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">Number of elements, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public ParameterBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int line = 64 / Unsafe.SizeOf<T>();
        _elements = GC.AllocateArray<T>(length + line, pinned: true);
        _start = FirstAlignedIndex(_elements);
        Length = length;
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements, padding included.</summary>
    public Span<T> Span => _elements.AsSpan(_start, Length);

    /// <summary>The first element, on a 64-byte boundary. Emitted code addresses everything from here.</summary>
    public ref T Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), _start);
    }

    /// <summary>The weights <c>[input, unit]</c> of one tensor, as a view.</summary>
    /// <exception cref="ArgumentException">The tensor is not a weight.</exception>
    public WeightMatrix<T> Matrix(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Kind == ParameterKind.Weight
            ? new WeightMatrix<T>(Span, tensor)
            : throw new ArgumentException($"'{tensor.Name}' is a {tensor.Kind}, not a weight.", nameof(tensor));
    }

    /// <summary>The values of one tensor that has one value per unit, as a view.</summary>
    /// <exception cref="ArgumentException">The tensor is a weight.</exception>
    public Span<T> Vector(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Kind != ParameterKind.Weight
            ? Span.Slice(tensor.Offset, tensor.Columns)
            : throw new ArgumentException($"'{tensor.Name}' is a weight, a matrix; ask for Matrix.", nameof(tensor));
    }

    /// <summary>Copies all elements from a buffer of the same length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void CopyFrom(ParameterBuffer<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length != Length)
        {
            throw new ArgumentException($"The source holds {source.Length} elements, this buffer {Length}.", nameof(source));
        }

        source.Span.CopyTo(Span);
    }

    private static unsafe int FirstAlignedIndex(T[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        nuint misalignment = address % 64;
        return misalignment == 0 ? 0 : (int)((64 - misalignment) / (nuint)Unsafe.SizeOf<T>());
    }
}
