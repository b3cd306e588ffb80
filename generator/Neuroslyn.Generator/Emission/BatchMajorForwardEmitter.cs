using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes the first layer of a network with many inputs: samples are read as they come, batch-major, and the outputs are transposed into the
/// feature-major rows that the layers behind work on.
/// </summary>
internal static class BatchMajorForwardEmitter
{
    public static void Emit(EmissionContext context, DenseOperation dense)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        Expression formula = dense.Function!;
        string inputs = Literal.Integer(dense.InputSize);
        var tiles = new List<TileEmitter>();
        writer.Line($"// Forward {dense.Name}: [n, {dense.InputSize}] -> [{dense.Units}, n], {ActivationFormulas.DisplayName(dense.Activation)}.");
        writer.Line($"//   z = x W{(dense.BiasOffset >= 0 ? " + b" : "")}{(formula is Variable ? "" : ",  a = " + ExpressionWriter.ToMathematics(formula))}; samples are read as they come, the outputs are transposed.");
        writer.Lines(EmissionContext.Written(dense.Activation.Function));
        writer.Line($"//   W [{dense.InputSize}, {dense.Units}] at {dense.WeightOffset}, rows {dense.RowStride} apart{(dense.BiasOffset >= 0 ? $"; b [{dense.Units}] at {dense.BiasOffset}" : "")}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {DenseForwardEmitter.MethodName(dense)}(ref {type} parameters, ref {type} inputs, ref {type} tail, int sampleCount, ref {type} cells, nint stride, int firstColumn, int endColumn)"))
        {
            writer.Line($"int block = {context.Wide.Operations}.IsHardwareAccelerated ? {context.Wide.TileRows} : {NativeRows};");
            writer.Line("int endSample = Math.Min(endColumn, sampleCount);");
            writer.Line("int endBlock = (endSample + block - 1) / block * block;");
            writer.Line($"ref {type} a = {EmissionContext.Cell(dense.BatchMajorOutputRow, "0")};");
            using (writer.Block("if (endSample < endBlock && firstColumn < endSample)"))
            {
                writer.Line("// The last samples do not fill a block: the tail holds them, followed by zeros.");
                writer.Line($"SampleTail.Fill(ref inputs, {inputs}, endBlock - block, endSample, ref tail, block);");
            }

            writer.Line();
            using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
            {
                EmitPanels(context, dense, formula, context.Wide, context.Wide.TileRows, tiles);
            }

            using (writer.Block("else"))
            {
                EmitPanels(context, dense, formula, context.Native, NativeRows, tiles);
            }

            writer.Line();
            string results = EmissionContext.Cell(dense.OutputRow, "firstColumn");
            string source = $"ref Unsafe.Add(ref a, (nint)firstColumn * {Literal.Integer(dense.RowStride)})";
            writer.Line($"Transposition.Transpose({source}, {Literal.Integer(dense.RowStride)}, Math.Max(0, endSample - firstColumn), {Literal.Integer(dense.Units)}, {results}, stride);");
            writer.Line($"SampleTail.ClearColumns({EmissionContext.Cell(dense.OutputRow, "0")}, stride, {Literal.Integer(dense.Units)}, Math.Max(firstColumn, endSample), endColumn);");
        }

        foreach (TileEmitter tile in tiles)
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    /// <summary>Samples per tile of the machine's own vectors where they do not fill higher tiles; divides every column range.</summary>
    private const int NativeRows = 4;

    /// <summary>Block by block of inputs, then panels of columns outside and samples inside: a block of a panel of W stays in the first-level cache while the samples stream by.</summary>
    private static void EmitPanels(EmissionContext context, DenseOperation dense, Expression formula, VectorTarget target, int rows, List<TileEmitter> tiles)
    {
        int line = context.Graph.Number.Line;
        int lines = context.Graph.Number.RoundUpToLine(dense.Units) / line;
        if (TermBlocks.LengthFor(dense.InputSize) is { } length)
        {
            Loops.ForTerms(context.Writer, dense.InputSize, length, () => EmitAll(isPartial: true));
        }
        else
        {
            EmitAll(isPartial: false);
        }

        void EmitAll(bool isPartial)
        {
            if (target.KnownCount is null)
            {
                EmitPanel(context, dense, formula, new Panel(target, 0, lines * line, 2, isPartial), rows, tiles);
                return;
            }

            EmitPanel(context, dense, formula, new Panel(target, 0, lines / 2 * 2 * line, 2, isPartial), rows, tiles);
            EmitPanel(context, dense, formula, new Panel(target, lines / 2 * 2 * line, lines * line, 1, isPartial), rows, tiles);
        }
    }

    private static void EmitPanel(EmissionContext context, DenseOperation dense, Expression formula, Panel panel, int rows, List<TileEmitter> tiles)
    {
        if (panel.Start == panel.End)
        {
            return;
        }

        SourceWriter writer = context.Writer;
        VectorTarget target = panel.Target;
        string inputs = Literal.Integer(dense.InputSize);
        string step = target.KnownCount is { } count ? Literal.Integer(count * panel.Vectors) : target.LaneOffset(panel.Vectors);
        using (writer.Block($"for (int unit = {Literal.Integer(panel.Start)}; unit < {Literal.Integer(panel.End)}; unit += {step})"))
        {
            bool hasHighTiles = target.TileRows > rows;
            if (hasHighTiles)
            {
                writer.Line("int sample = firstColumn;");
                // As many pairs of high tiles as leave a multiple of the lower ones.
                string high = Literal.Integer(target.TileRows);
                string pair = Literal.Integer(2 * target.TileRows);
                using (writer.Block($"for (int end = firstColumn + (Math.Max(0, endSample - firstColumn) / {pair} * {pair}); sample < end; sample += {high})"))
                {
                    EmitCall(target.TileRows, $"ref Unsafe.Add(ref inputs, ((nint)sample * {inputs}){(panel.IsPartial ? " + first" : "")})");
                }

                writer.Line();
            }

            using (writer.Block($"for ({(hasHighTiles ? "" : "int sample = firstColumn")}; sample < endBlock; sample += block)"))
            {
                writer.Line($"ref {context.TypeName} x = ref sample + block <= sampleCount ? ref Unsafe.Add(ref inputs, (nint)sample * {inputs}) : ref tail;");
                EmitCall(rows, panel.IsPartial ? "ref Unsafe.Add(ref x, first)" : "ref x");
            }
        }

        void EmitCall(int height, string x)
        {
            TileEmitter tile = Tile(context, dense, formula, target, height, panel.Vectors) with { IsPartial = panel.IsPartial };
            tiles.Add(tile);
            string bias = dense.BiasOffset >= 0 ? $", {EmissionContext.Element("parameters", dense.BiasOffset, "unit")}" : "";
            string weight = panel.IsPartial ? $"(first * {Literal.Integer(dense.RowStride)}) + unit" : "unit";
            string terms = panel.IsPartial ? ", count, isFirst, isLast" : "";
            writer.Line($"{tile.MethodName}({x}, {EmissionContext.Element("parameters", dense.WeightOffset, weight)}, ref Unsafe.Add(ref a, ((nint)sample * {Literal.Integer(dense.RowStride)}) + unit){bias}{terms});");
        }
    }

    /// <summary>Columns of W that are cut into tiles of equal width.</summary>
    private sealed record Panel(VectorTarget Target, int Start, int End, int Vectors, bool IsPartial);

    private static TileEmitter Tile(EmissionContext context, DenseOperation dense, Expression formula, VectorTarget target, int rows, int vectors) => new()
    {
        Target = target,
        TypeName = context.TypeName,
        Name = DenseForwardEmitter.MethodName(dense),
        Formula = "f(Σₖ x[sample, k] W[k, unit] + b[unit])",
        Rows = rows,
        Vectors = vectors,
        Count = Literal.Integer(dense.InputSize),
        Operands = ("x", "weights"),
        LeftRowStep = Literal.Integer(dense.InputSize),
        TermSteps = ("1", Literal.Integer(dense.RowStride)),
        ResultRowStep = Literal.Integer(dense.RowStride),
        Result = "a",
        ExtraParameters = dense.BiasOffset >= 0 ? [$"ref {context.TypeName} bias"] : [],
        InitialValue = dense.BiasOffset >= 0 ? (_, vector) => TileEmitter.VectorAt(target, "bias", target.LaneOffset(vector)) : null,
        Store = cell => context.Vector([CheaperForm.Of(formula)], target, _ => cell.Sum).AssignTo(TileEmitter.VectorAt(target, "a", cell.Offset)),
    };
}
