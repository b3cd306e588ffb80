namespace Neuroslyn.Tests;

/// <summary>Shapes for tests that need parameters but no network.</summary>
internal static class Layouts
{
    /// <summary>One weight row of <paramref name="count"/> values in a buffer of <paramref name="length"/>.</summary>
    public static NetworkLayout Vector(int length, int count) => Of(length, [new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, 0, 1, count, length)]);

    /// <summary>A weight matrix and a bias behind it.</summary>
    public static NetworkLayout WeightAndBias(int rows, int columns, int stride, int bias, int length) => Of(
        length,
        [
            new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, 0, rows, columns, stride),
            new ParameterTensor("Layer", "Layer.bias", ParameterKind.Bias, rows * stride, 1, bias, stride),
        ]);

    /// <summary>Visits the index of every parameter, padding excluded.</summary>
    public static void ForEachParameter(NetworkLayout layout, Action<int> visit)
    {
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    visit(tensor.Offset + (row * tensor.RowStride) + column);
                }
            }
        }
    }

    private static NetworkLayout Of(int length, ParameterTensor[] tensors) => new()
    {
        Name = "Test",
        InputSize = 1,
        OutputSize = 1,
        ParameterCount = tensors.Sum(tensor => tensor.Count),
        ParameterBufferLength = length,
        Tensors = tensors,
        Layers = [],
        Workspace = new WorkspacePlan(1, 0, 0, -1, -1, -1),
        OutputsAreDistribution = false,
    };
}
