using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes methods that compute rows of the workspace from other rows, element by element.</summary>
internal static class ElementwiseEmitter
{
    /// <summary>Writes a method that passes gradients on.</summary>
    /// <param name="context">The network.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="gradients">For each value: where its gradient goes, and the gradient as a formula.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="row">The first row of each variable of the formulas; null for those of the sink.</param>
    public static void EmitBackward(EmissionContext context, string name, IReadOnlyList<(GradientSink Sink, Expression Gradient)> gradients, int count, Func<string, int?> row)
    {
        SourceWriter writer = context.Writer;
        Emit(context, name, count, target =>
        {
            foreach ((GradientSink sink, Expression gradient) in gradients)
            {
                VectorCode code = context.Vector(
                    [GradientWriter.Delta(sink, gradient)],
                    target,
                    variable => row(variable) is { } known ? Place(target, known) : GradientWriter.Place(sink, variable, other => Place(target, other)));
                writer.Lines(code.AssignTo(Place(target, sink.Row)));
            }
        });
    }

    /// <summary>Writes a method that does the same for every row of a value: one vector of neighbouring samples at a time.</summary>
    public static void Emit(EmissionContext context, string name, int count, Action<VectorTarget> body)
    {
        SourceWriter writer = context.Writer;
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {name}(ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target =>
            {
                writer.Line($"ref {context.TypeName} cell = ref Unsafe.Add(ref cells, column);");
                using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(count)}; unit++)"))
                {
                    body(target);
                    writer.Line("cell = ref Unsafe.Add(ref cell, stride);");
                }
            });
        }
    }

    /// <summary>The vector of the current column and unit, in rows that begin with <paramref name="row"/>.</summary>
    public static string Place(VectorTarget target, int row) => TileEmitter.VectorAt(target, "cell", row == 0 ? "0" : $"{Literal.Integer(row)} * stride");
}
