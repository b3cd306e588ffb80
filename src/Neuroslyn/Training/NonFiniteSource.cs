using System.Numerics;
using System.Runtime.InteropServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Where, in the order data flow through a network, values first stop being finite.</summary>
/// <param name="LayerName">The layer; null if it is none.</param>
/// <param name="Description">What it is, as the end of "the first values that are not finite are".</param>
internal sealed record NonFiniteSource(string? LayerName, string Description)
{
    /// <summary>Looks through inputs, then layer by layer through parameters and outputs.</summary>
    public static NonFiniteSource Find<T>(INetwork<T> network, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkLayout layout = network.Layout;
        bool inputsAreFinite = layout.Workspace.InputsAreBatchMajor
            ? IsFinite<T>(MemoryMarshal.CreateReadOnlySpan(ref workspace.Inputs, workspace.SampleCount * layout.InputSize))
            : RowsAreFinite(workspace, layout.Workspace.InputRow, layout.InputSize);
        if (!inputsAreFinite)
        {
            return new NonFiniteSource(null, "the inputs; check what augmentation or your own loop makes of the data");
        }

        foreach (LayerDescription layer in layout.Layers)
        {
            if (FindTensor(layout, layer.Name, network.Parameters) is { } tensor)
            {
                return new NonFiniteSource(layer.Name, $"the parameters '{tensor.Name}'");
            }

            if (!RowsAreFinite(workspace, layer.OutputRow, layer.OutputSize))
            {
                return new NonFiniteSource(layer.Name, $"the outputs of layer '{layer.Name}'");
            }
        }

        return new NonFiniteSource(null, "those of the loss itself; the outputs are finite but too large for it");
    }

    /// <summary>Looks through the parameter gradients from the last layer, where back-propagation begins, to the first.</summary>
    public static NonFiniteSource? FindGradient<T>(NetworkLayout layout, ParameterBuffer<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (LayerDescription layer in layout.Layers.Reverse())
        {
            if (FindTensor(layout, layer.Name, gradients) is { } tensor)
            {
                return new NonFiniteSource(layer.Name, $"the gradients of '{tensor.Name}'");
            }
        }

        return null;
    }

    /// <summary>Looks through the parameters layer by layer.</summary>
    public static NonFiniteSource? FindParameter<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => IsFinite<T>(network.Parameters.Span) ? null : network.Layout.Tensors
            .Where(tensor => !IsFinite(tensor, network.Parameters))
            .Select(tensor => new NonFiniteSource(tensor.LayerName, $"the parameters '{tensor.Name}'"))
            .FirstOrDefault();

    private static ParameterTensor? FindTensor<T>(NetworkLayout layout, string layerName, ParameterBuffer<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        layout.Tensors.FirstOrDefault(tensor => tensor.LayerName == layerName && !IsFinite(tensor, values));

    private static bool IsFinite<T>(ParameterTensor tensor, ParameterBuffer<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => IsFinite<T>(values.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride));

    private static bool RowsAreFinite<T>(Workspace<T> workspace, int firstRow, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = firstRow; row < firstRow + count; row++)
        {
            if (!IsFinite<T>(workspace.Row(row)[..workspace.SampleCount]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Reductions.IndexOfNonFinite(values) < 0;
}
