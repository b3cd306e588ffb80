using Neuroslyn;

namespace Optimizers;

/// <summary>f(x, y) = x²/20 + y².</summary>
internal static class Valley
{
    public static double Height(double x, double y) => (x * x / 20) + (y * y);

    /// <summary>The points an optimizer visits. It does not know that its two parameters belong to no network.</summary>
    public static IReadOnlyList<(double X, double Y)> Walk(Optimizer optimizer, (double X, double Y) start, int steps)
    {
        var layout = new NetworkLayout
        {
            Name = "Valley",
            InputSize = 1,
            OutputSize = 2,
            ParameterCount = 2,
            ParameterBufferLength = 8,
            Tensors = [new ParameterTensor("Point", "Point.weight", ParameterKind.Weight, 0, 1, 2, 8)],
            Layers = [],
            Workspace = new WorkspacePlan(0, 0, 0, -1, -1, -1),
            OutputsAreDistribution = false,
        };
        var point = new ParameterBuffer<double>(layout.ParameterBufferLength);
        var gradient = new ParameterBuffer<double>(layout.ParameterBufferLength);
        (point.Span[0], point.Span[1]) = start;
        OptimizerState<double> state = optimizer.CreateState(layout, point);
        List<(double X, double Y)> walk = [start];
        for (int step = 0; step < steps; step++)
        {
            gradient.Span[0] = point.Span[0] / 10;
            gradient.Span[1] = 2 * point.Span[1];
            state.Step(gradient);
            walk.Add((point.Span[0], point.Span[1]));
        }

        return walk;
    }
}
