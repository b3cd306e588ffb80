namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>The weights that every peer starts from.</summary>
public static class ReferenceParameters
{
    /// <summary>Sets every parameter: uniform in ±1/√(inputs of the layer), drawn unit by unit, then the biases.</summary>
    /// <param name="network">A network of dense layers.</param>
    public static void Load(INetwork<float> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var random = new Congruential(777);
        float scale = 0;
        foreach (ParameterTensor tensor in network.Layout.Tensors)
        {
            if (tensor.Kind == ParameterKind.Weight)
            {
                scale = 2.0f / MathF.Sqrt(tensor.Rows);
                WeightMatrix<float> weights = network.Parameters.Matrix(tensor);
                for (int unit = 0; unit < tensor.Columns; unit++)
                {
                    for (int input = 0; input < tensor.Rows; input++)
                    {
                        weights[input, unit] = (random.Next() - 0.5f) * scale;
                    }
                }
            }
            else
            {
                foreach (ref float bias in network.Parameters.Vector(tensor))
                {
                    bias = (random.Next() - 0.5f) * scale;
                }
            }
        }
    }
}
