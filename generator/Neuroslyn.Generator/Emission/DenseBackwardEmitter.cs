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
        var gradient = new Variable("g");
        Expression[] formulas = [GradientWriter.Delta(sink, gradient), .. GradientWriter.Shares(sink, gradient)];
        writer.Line($"// Backward {dense.Name}: the forward pass was z = Wᵀx + b; with δ = ∂L/∂z the gradient of what came in is W δ.");
        writer.Line($"//   {GradientWriter.Describe(sink, "W δ")}");
        writer.Lines(sink.Learned is { } activated ? LearnedEmitter.DescribeShares(activated, sink.Dropouts.Count > 0 ? "(W δ ⊙ m)" : sink.IsFirst ? "(W δ)" : "(what is there + W δ)") : []);
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName(dense)}(ref {context.TypeName} parameters, ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnGroups(target =>
            {
                LearnedTile? learned = sink.Learned is { } activated ? new LearnedTile(context, activated, target) : null;
                writer.Lines(learned?.ShareClearing ?? []);
                writer.Line($"ref {context.TypeName} delta = {EmissionContext.Cell(dense.DeltaRow, "column")};");
                context.ForRowBlocks(RowBlocks.Cut(dense.InputSize, target), "input", (block, input) =>
                {
                    TileEmitter tile = Tile(context, dense, sink, formulas, learned, target, block.Height);
                    tiles.Add(tile);
                    string index = input == "0" ? "0" : IsNumber(input) ? Literal.Integer(int.Parse(input, System.Globalization.CultureInfo.InvariantCulture) * dense.RowStride) : $"({input} * {Literal.Integer(dense.RowStride)})";
                    string result = input == "0" ? EmissionContext.Cell(sink.Row, "column") : $"ref Unsafe.Add(ref cells, (({Literal.Integer(sink.Row)} + {input}) * stride) + column)";
                    writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, index)}, ref delta, {result}, stride{learned?.Arguments(input)}{learned?.ShareArguments});");
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

    private static TileEmitter Tile(EmissionContext context, DenseOperation dense, GradientSink sink, IReadOnlyList<Expression> formulas, LearnedTile? learned, VectorTarget target, int rows) => new()
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
        ExtraParameters = ["nint stride", .. learned?.Parameters ?? [], .. learned?.ShareParameters ?? []],
        InitialValue = null,
        Opening = [.. learned?.Opening ?? [], .. learned?.ShareOpening ?? []],
        Closing = [.. learned?.ShareClosing ?? []],
        Store = cell =>
        {
            VectorCode code = context.Vector(formulas, target, name => name == "g" ? cell.Sum : learned?.Find(name) ?? GradientWriter.Place(sink, name, Place));
            return learned is null
                ? code.AssignTo(Place(sink.Row))
                : learned.WithParameters(cell, ["{", .. code.Declarations.Concat(learned.StoreShares(cell, [.. code.Values.Skip(1)], Place)).Append($"{Place(sink.Row)} = {code.Values[0]};").Select(static line => "    " + line), "}"]);

            string Place(int row) => TileEmitter.VectorAt(target, "result", FactorOffset(row - sink.Row, cell.Offset));
        },
    };

    /// <summary>Masks and outputs lie at a known distance from the result rows.</summary>
    private static string FactorOffset(int distance, string offset) =>
        distance == 0 ? offset : offset == "0" ? $"{Literal.Integer(distance)} * stride" : $"({Literal.Integer(distance)} * stride) + {offset}";
}
