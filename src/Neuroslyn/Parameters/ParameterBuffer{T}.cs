using System.ComponentModel;
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
    private readonly FrozenRanges _frozen;
    private readonly int _offset;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">Number of elements, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public ParameterBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int line = 64 / Unsafe.SizeOf<T>();
        _elements = GC.AllocateArray<T>(length + line, pinned: true);
        _start = FirstAlignedIndex(_elements);
        _frozen = new FrozenRanges();
        Length = length;
    }

    private ParameterBuffer(ParameterBuffer<T> owner, int start, int length)
    {
        (_elements, _start, _frozen, _offset) = (owner._elements, owner._start + start, owner._frozen, owner._offset + start);
        Length = length;
    }

    /// <summary>A part of this buffer as a buffer of its own: the same memory, and the same frozen parameters.</summary>
    /// <param name="start">First element; on a 64-byte boundary, as every tensor is.</param>
    /// <param name="length">Number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part leaves this buffer, or does not start on a 64-byte boundary.</exception>
    public ParameterBuffer<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return start % (64 / Unsafe.SizeOf<T>()) == 0
            ? new ParameterBuffer<T>(this, start, length)
            : throw new ArgumentOutOfRangeException(nameof(start), start, $"A part starts on a 64-byte boundary, which is every {64 / Unsafe.SizeOf<T>()} elements.");
    }

    /// <summary>This buffer, if it is of the length that a network needs.</summary>
    /// <param name="layout">The network's shape.</param>
    /// <exception cref="ArgumentException">The length is another; the argument it names is the one that a network's constructor takes.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ParameterBuffer<T> Require(NetworkLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Length == layout.ParameterBufferLength
            ? this
            : throw new ArgumentException($"'{layout.Name}' needs {layout.ParameterBufferLength} parameters, padding included; the buffer has {Length}.", "parameters");
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements, padding included.</summary>
    public Span<T> Span => _elements.AsSpan(_start, Length);

    /// <summary>Whether training leaves some of the elements alone.</summary>
    public bool HasFrozen => !_frozen.IsEmpty;

    /// <summary>Makes training leave a tensor as it is: no optimizer changes it, whatever its gradient, and no regularisation does.</summary>
    /// <param name="tensor">One of the network's.</param>
    public void Freeze(ParameterTensor tensor)
    {
        (int start, int end) = Extent(tensor);
        _frozen.Add(start, end);
    }

    /// <summary>Undoes <see cref="Freeze"/>.</summary>
    /// <param name="tensor">One of the network's.</param>
    public void Unfreeze(ParameterTensor tensor)
    {
        (int start, int end) = Extent(tensor);
        _frozen.Remove(start, end);
    }

    /// <summary>Whether training leaves a tensor as it is.</summary>
    /// <param name="tensor">One of the network's.</param>
    public bool IsFrozen(ParameterTensor tensor)
    {
        (int start, int end) = Extent(tensor);
        return _frozen.Cover(start, end);
    }

    /// <summary>The next run of elements that training may change; empty if none is left.</summary>
    internal (int Start, int End) NextTrainable(int start, int end)
    {
        (int first, int last) = _frozen.NextFree(start + _offset, end + _offset);
        return (first - _offset, last - _offset);
    }

    /// <summary>The first element, on a 64-byte boundary. Emitted code addresses everything from here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
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
            : throw new ArgumentException($"'{tensor.Name}' is a weight, not a vector.", nameof(tensor));
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

    /// <summary>A buffer of its own with the same elements, none of them frozen.</summary>
    internal ParameterBuffer<T> Copy()
    {
        var copy = new ParameterBuffer<T>(Length);
        copy.CopyFrom(this);
        return copy;
    }

    private (int Start, int End) Extent(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        int end = tensor.Offset + ((tensor.Rows - 1) * tensor.RowStride) + tensor.Columns;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Length, nameof(tensor));
        return (tensor.Offset + _offset, end + _offset);
    }

    private static unsafe int FirstAlignedIndex(T[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        nuint misalignment = address % 64;
        return misalignment == 0 ? 0 : (int)((64 - misalignment) / (nuint)Unsafe.SizeOf<T>());
    }
}
