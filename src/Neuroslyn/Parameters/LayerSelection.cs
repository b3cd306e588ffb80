using System.Numerics;

namespace Neuroslyn;

/// <summary>Finds parameter tensors by the names of layers.</summary>
internal static class LayerSelection
{
    /// <summary>The tensors of the named layers, those of the layers within a named network included.</summary>
    /// <exception cref="ArgumentException">A layer does not exist or has no parameters, or none is named.</exception>
    public static List<ParameterTensor> Tensors<T>(INetwork<T> network, ReadOnlySpan<string> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkLayout layout = network.Layout;
        if (layers.IsEmpty)
        {
            throw new ArgumentException($"Name at least one layer of '{layout.Name}'; it has {Names(layout)}.", nameof(layers));
        }

        var selected = new List<ParameterTensor>();
        foreach (string layer in layers)
        {
            ArgumentNullException.ThrowIfNull(layer, nameof(layers));
            ParameterTensor[] tensors = [.. layout.Tensors.Where(tensor => tensor.LayerName == layer || tensor.LayerName.StartsWith(layer + ".", StringComparison.Ordinal))];
            if (tensors.Length == 0)
            {
                throw new ArgumentException($"'{layout.Name}' has no layer '{layer}' with parameters; it has {Names(layout)}.", nameof(layers));
            }

            selected.AddRange(tensors.Where(tensor => !selected.Contains(tensor)));
        }

        return selected;
    }

    private static string Names(NetworkLayout layout) => string.Join(", ", layout.Tensors.Select(tensor => tensor.LayerName).Distinct().Select(name => $"'{name}'"));
}
