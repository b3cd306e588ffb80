namespace Neuroslyn;

/// <summary>Where one parameter tensor lies in a <see cref="ParameterBuffer{T}"/>.</summary>
/// <param name="LayerName">The layer's property name.</param>
/// <param name="Name">The tensor's name in files, PyTorch's: <c>Hidden.weight</c>, <c>Hidden.bias</c>.</param>
/// <param name="Kind">Weight, bias, or what else there is one value of per unit.</param>
/// <param name="Offset">Index of the first element; a multiple of a 64-byte line.</param>
/// <param name="Rows">Inputs of the layer for a weight, else 1.</param>
/// <param name="Columns">Units of the layer.</param>
/// <param name="RowStride">Elements from one row to the next; the elements between <paramref name="Columns"/> and here are padding and stay 0.</param>
/// <remarks>A weight is stored <c>[input, unit]</c>, row by row; files hold its transpose <c>[unit, input]</c>, as PyTorch does.</remarks>
public sealed record ParameterTensor(
    string LayerName,
    string Name,
    ParameterKind Kind,
    int Offset,
    int Rows,
    int Columns,
    int RowStride)
{
    /// <summary>Number of values.</summary>
    public int Count => Rows * Columns;

    /// <summary>Whether training by gradients changes the values.</summary>
    public bool IsTrainable => Kind != ParameterKind.RunningStatistic;
}
