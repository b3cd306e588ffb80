namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>The arithmetic of a network that percentages of the peak refer to.</summary>
internal static class ProductCount
{
    /// <summary>Additions and multiplications of the matrix products for one sample; activations, loss and update are not counted, though they take time.</summary>
    /// <param name="layout">The network's shape.</param>
    /// <param name="training">Whether the backward pass and the weight gradients count too. The first layer passes no gradient on.</param>
    public static double ProductOperations(this NetworkLayout layout, bool training)
    {
        double[] products = [.. layout.Tensors.Where(tensor => tensor.Kind == ParameterKind.Weight).Select(tensor => 2.0 * tensor.Rows * tensor.Columns)];
        return training ? (3 * products.Sum()) - products[0] : products.Sum();
    }
}
