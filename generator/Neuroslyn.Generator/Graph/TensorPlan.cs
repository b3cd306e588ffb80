namespace Neuroslyn.Generator.Graph;

/// <summary>A parameter tensor of an operation and where it lies in the parameter buffer.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Role">What it is in the layer, as files name it: <c>weight</c>, <c>bias</c>.</param>
/// <param name="Kind">What regularisers make of it.</param>
/// <param name="Offset">Index of the first element.</param>
/// <param name="Rows">Inputs of the layer for a weight, 1 for a vector.</param>
/// <param name="Columns">Units of the layer.</param>
/// <param name="RowStride">Elements from one row to the next.</param>
internal sealed record TensorPlan(string Layer, string Role, ParameterKind Kind, int Offset, int Rows, int Columns, int RowStride)
{
    /// <summary>Its name in files, e.g. <c>Hidden.weight</c>.</summary>
    public string Name => Layer + "." + Role;

    /// <summary>Number of values.</summary>
    public int Count => Rows * Columns;
}
