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
            // Sums can wait in the result's place unless something else has been left there.
            if (TermBlocks.LengthFor(dense.Units) is { } length && sink.IsFirst && sink.Learned is null)
            {
                EmitTermBlocks(context, dense, sink, formulas, length, tiles);
            }
            else
            {
                context.ForColumnGroups(target => EmitColumnGroup(context, dense, sink, formulas, target, tiles));
            }
        }

        foreach (TileEmitter tile in tiles)
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    private static void EmitTermBlocks(EmissionContext context, DenseOperation dense, GradientSink sink, IReadOnlyList<Expression> formulas, int length, List<TileEmitter> tiles)
    {
        context.Writer.Line("// Block by block of units, whose weights and δ stay in the first-level cache.");
        context.ForTermBlocks(dense.Units, length, target => RowBlocks.Cut(dense.InputSize, target), "input", (target, block, input) =>
        {
            TileEmitter tile = Tile(context, dense, sink, formulas, null, target, block.Height) with { IsPartial = true };
            tiles.Add(tile);
            string weight = input == "0" ? "first" : $"{Index(dense, input)} + first";
            string delta = $"ref Unsafe.Add(ref cells, (({Literal.Integer(dense.DeltaRow)} + first) * stride) + column)";
            context.Writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, weight)}, {delta}, {Result(sink, input)}, stride, count, isFirst, isLast);");
        });
    }

    private static void EmitColumnGroup(EmissionContext context, DenseOperation dense, GradientSink sink, IReadOnlyList<Expression> formulas, VectorTarget target, List<TileEmitter> tiles)
    {
        SourceWriter writer = context.Writer;
        LearnedTile? learned = sink.Learned is { } activated ? new LearnedTile(context, activated, target) : null;
        writer.Lines(learned?.ShareClearing ?? []);
        writer.Line($"ref {context.TypeName} delta = {EmissionContext.Cell(dense.DeltaRow, "column")};");
        context.ForRowBlocks(RowBlocks.Cut(dense.InputSize, target), "input", (block, input) =>
        {
            TileEmitter tile = Tile(context, dense, sink, formulas, learned, target, block.Height);
            tiles.Add(tile);
            writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, Index(dense, input))}, ref delta, {Result(sink, input)}, stride{learned?.Arguments(input)}{learned?.ShareArguments});");
        });
    }

    /// <summary>The weights of an input.</summary>
    private static string Index(DenseOperation dense, string input) =>
        input == "0" ? "0" : IsNumber(input) ? Literal.Integer(int.Parse(input, System.Globalization.CultureInfo.InvariantCulture) * dense.RowStride) : $"({input} * {Literal.Integer(dense.RowStride)})";

    private static string Result(GradientSink sink, string input) =>
        input == "0" ? EmissionContext.Cell(sink.Row, "column") : $"ref Unsafe.Add(ref cells, (({Literal.Integer(sink.Row)} + {input}) * stride) + column)";

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
