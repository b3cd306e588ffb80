using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes how the gradient passes through a layer's weights to the layer before it, or to the network's input.</summary>
internal static class DenseBackwardEmitter
{
    public static string MethodName(DenseOperation dense) => "Backward" + dense.Identifier;

    public static void Emit(EmissionContext context, DenseOperation dense)
    {
        SourceWriter writer = context.Writer;
        GradientSink sink = context.Flow.Into(dense);
        var tiles = new List<TileEmitter>();
        Expression delta = GradientWriter.Delta(sink, new Variable("g"));
        writer.Line($"// Backward {dense.Name}: the forward pass was z = Wᵀx + b; with δ = ∂L/∂z the gradient of what came in is W δ.");
        writer.Line($"//   {GradientWriter.Describe(sink, "W δ")}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName(dense)}(ref {context.TypeName} parameters, ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnGroups(target =>
            {
                writer.Line($"ref {context.TypeName} delta = {EmissionContext.Cell(dense.DeltaRow, "column")};");
                context.ForRowBlocks(RowBlocks.Cut(dense.InputSize, target), "input", (block, input) =>
                {
                    TileEmitter tile = Tile(context, dense, sink, delta, target, block.Height);
                    tiles.Add(tile);
                    string index = input == "0" ? "0" : IsNumber(input) ? Literal.Integer(int.Parse(input, System.Globalization.CultureInfo.InvariantCulture) * dense.RowStride) : $"({input} * {Literal.Integer(dense.RowStride)})";
                    string result = input == "0" ? EmissionContext.Cell(sink.Row, "column") : $"ref Unsafe.Add(ref cells, (({Literal.Integer(sink.Row)} + {input}) * stride) + column)";
                    writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, index)}, ref delta, {result}, stride);");
                });
            });
        }

        foreach (TileEmitter tile in tiles)
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    private static bool IsNumber(string text) => text.All(char.IsDigit);

    private static TileEmitter Tile(EmissionContext context, DenseOperation dense, GradientSink sink, Expression delta, VectorTarget target, int rows) => new()
    {
        Target = target,
        TypeName = context.TypeName,
        Name = MethodName(dense),
        Formula = "Σₖ W[input, k] δ[k, sample]",
        Rows = rows,
        Vectors = 2,
        Count = Literal.Integer(dense.Units),
        Operands = ("weights", "delta"),
        LeftRowStep = Literal.Integer(dense.RowStride),
        TermSteps = ("1", "stride"),
        ResultRowStep = "stride",
        Result = "result",
        ExtraParameters = ["nint stride"],
        InitialValue = null,
        Store = (sum, offset) => context
            .Vector([delta], target, name => name == "g" ? sum : GradientWriter.Place(sink, name, row => TileEmitter.VectorAt(target, "result", FactorOffset(row - sink.Row, offset))))
            .AssignTo(TileEmitter.VectorAt(target, "result", offset)),
    };

    /// <summary>Masks and outputs lie at a known distance from the result rows.</summary>
    private static string FactorOffset(int distance, string offset) =>
        distance == 0 ? offset : offset == "0" ? $"{Literal.Integer(distance)} * stride" : $"({Literal.Integer(distance)} * stride) + {offset}";
}
