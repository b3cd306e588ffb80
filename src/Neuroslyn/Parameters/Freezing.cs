using System.Numerics;

namespace Neuroslyn;

/// <summary>Freezes layers by name: their parameters stay as they are, bit for bit, whatever optimizer trains the rest.</summary>
/// <remarks>
/// A frozen layer still computes, and gradients pass through it to the layers in front. What is frozen belongs to the parameters, not to the file that
/// <c>Save</c> writes. Freeze between training runs, not while one is going on.
/// </remarks>
public static class Freezing
{
    /// <summary>Freezes layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers, e.g. <c>nameof(Digits.Hidden)</c>; the name of a network within the network means all of its layers.</param>
    /// <exception cref="ArgumentException">A layer does not exist or has no parameters, or none is named.</exception>
    public static void Freeze<T>(this INetwork<T> network, params ReadOnlySpan<string> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterTensor tensor in LayerSelection.Tensors(network, layers))
        {
            network.Parameters.Freeze(tensor);
        }
    }

    /// <summary>Lets training change layers again.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers, as for <see cref="Freeze"/>.</param>
    /// <exception cref="ArgumentException">A layer does not exist or has no parameters, or none is named.</exception>
    public static void Unfreeze<T>(this INetwork<T> network, params ReadOnlySpan<string> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterTensor tensor in LayerSelection.Tensors(network, layers))
        {
            network.Parameters.Unfreeze(tensor);
        }
    }

    /// <summary>Whether all parameters of a layer are frozen.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Name of a layer, as for <see cref="Freeze"/>.</param>
    /// <exception cref="ArgumentException">The layer does not exist or has no parameters.</exception>
    public static bool IsFrozen<T>(this INetwork<T> network, string layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LayerSelection.Tensors(network, [layer]).All(network.Parameters.IsFrozen);
}
