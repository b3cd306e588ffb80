using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Golden;

/// <summary>Parameters as PyTorch lays them out: weights <c>[unit, input]</c>, the transpose of what a layer's handle shows.</summary>
internal static class PyTorchLayout
{
    /// <summary>Sets all parameters of a network through its layers' handles.</summary>
    /// <param name="network">Receives the parameters.</param>
    /// <param name="parameters"><c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>, ... in layer order; the numbers are PyTorch's and do not matter.</param>
    public static void Load<T>(GeneratedNetwork<T> network, GoldenValue parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((DenseLayer<T> layer, GoldenValue weight, GoldenValue? bias) in Pairs(network, parameters))
        {
            Assert.Equal([layer.UnitCount, layer.InputSize], weight.Shape);
            double[] values = weight.ToDoubles();
            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                for (int input = 0; input < layer.InputSize; input++)
                {
                    layer.Weights[input, unit] = T.CreateChecked(values[(unit * layer.InputSize) + input]);
                }
            }

            for (int unit = 0; unit < layer.Bias.Length; unit++)
            {
                layer.Bias[unit] = T.CreateChecked(bias!.Value[unit].Number);
            }
        }
    }

    /// <summary>Compares all parameters of a network.</summary>
    public static void AssertParameters<T>(GoldenValue expected, GeneratedNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((DenseLayer<T> layer, GoldenValue weight, GoldenValue? bias) in Pairs(network, expected))
        {
            GoldenAssert.Near<T>(weight, Transpose(layer.Weights));
            AssertBias(bias, layer.Bias);
        }
    }

    /// <summary>Compares the gradients of all parameters.</summary>
    public static void AssertGradients<T>(GoldenValue expected, GeneratedNetwork<T> network, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((DenseLayer<T> layer, GoldenValue weight, GoldenValue? bias) in Pairs(network, expected))
        {
            GoldenAssert.Near<T>(weight, Transpose(layer.WeightGradients(workspace)));
            AssertBias(bias, layer.BiasGradients(workspace));
        }
    }

    private static void AssertBias<T>(GoldenValue? expected, ReadOnlySpan<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected is null, actual.IsEmpty);
        if (expected is { } bias)
        {
            GoldenAssert.Near(bias, actual);
        }
    }

    private static T[] Transpose<T>(WeightMatrix<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[weights.InputCount * weights.UnitCount];
        for (int unit = 0; unit < weights.UnitCount; unit++)
        {
            for (int input = 0; input < weights.InputCount; input++)
            {
                values[(unit * weights.InputCount) + input] = weights[input, unit];
            }
        }

        return values;
    }

    private static IEnumerable<(DenseLayer<T> Layer, GoldenValue Weight, GoldenValue? Bias)> Pairs<T>(GeneratedNetwork<T> network, GoldenValue parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (string Name, GoldenValue Value)[] members = [.. parameters.Members];
        string[] modules = [.. members.Select(member => member.Name[..member.Name.IndexOf('.', StringComparison.Ordinal)]).Distinct()];
        Assert.Equal(modules.Length, network.Layers.Count);
        return network.Layers.Zip(
            modules,
            (layer, module) => (layer, parameters[module + ".weight"], parameters.Has(module + ".bias") ? parameters[module + ".bias"] : (GoldenValue?)null));
    }
}
