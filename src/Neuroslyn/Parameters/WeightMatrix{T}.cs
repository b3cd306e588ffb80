using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>A view, not a copy, of the weights <c>[input, unit]</c> of one layer, or of their gradients.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct WeightMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _elements;
    private readonly int _rowStride;

    internal WeightMatrix(Span<T> buffer, ParameterTensor tensor)
    {
        _elements = buffer.Slice(tensor.Offset, tensor.Rows * tensor.RowStride);
        _rowStride = tensor.RowStride;
        InputCount = tensor.Rows;
        UnitCount = tensor.Columns;
    }

    /// <summary>Inputs of the layer: rows.</summary>
    public int InputCount { get; }

    /// <summary>Units of the layer: columns.</summary>
    public int UnitCount { get; }

    /// <summary>The weight from one input to one unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its range.</exception>
    public ref T this[int input, int unit]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)InputCount, nameof(input));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)UnitCount, nameof(unit));
            return ref _elements[(input * _rowStride) + unit];
        }
    }

    /// <summary>The weights from one input to every unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="input"/> is outside its range.</exception>
    public Span<T> FromInput(int input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)InputCount, nameof(input));
        return _elements.Slice(input * _rowStride, UnitCount);
    }

    /// <summary>Sets every weight.</summary>
    public void Fill(T value)
    {
        for (int input = 0; input < InputCount; input++)
        {
            FromInput(input).Fill(value);
        }
    }
}
