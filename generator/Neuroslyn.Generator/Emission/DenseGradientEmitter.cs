using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the gradients of a layer's parameters, summed over all samples of the batch.</summary>
internal static class DenseGradientEmitter
{
    public static string MethodName(DenseOperation dense) => "Gradient" + dense.Name;

    public static void Emit(EmissionContext context, DenseOperation dense)
    {
        if (dense.HasFewUnits)
        {
            DotGradientEmitter.Emit(context, dense);
            return;
        }

        SourceWriter writer = context.Writer;
        var tiles = new List<TileEmitter>();
        writer.Line($"// Gradients of {dense.Name}: ∂L/∂W = x δᵀ{(dense.BiasOffset >= 0 ? ",  ∂L/∂b = Σ δ" : "")} over all samples.");
        writer.Line("//   Shares split the inputs, so every element is summed by one thread in sample order, whatever the number of threads.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName(dense)}({(dense.ReadsBatchMajor ? $"ref {context.TypeName} x, " : "")}ref {context.TypeName} parameters, ref {context.TypeName} cells, ParameterBuffer<{context.TypeName}> gradients, OptimizerState<{context.TypeName}>? optimizer, nint stride, int columnCount, int part, int partCount)"))
        {
            if (!dense.ReadsBatchMajor)
            {
                writer.Line($"ref {context.TypeName} x = {EmissionContext.Cell(dense.InputRow, "0")};");
            }

            EmitRate(context);
            writer.Line($"ref {context.TypeName} result = ref Unsafe.Add(ref rate == 0 ? ref gradients.Origin : ref parameters, {Literal.Integer(dense.WeightOffset)});");
            writer.Line($"ref {context.TypeName} delta = {EmissionContext.Cell(dense.BatchMajorDeltaRow, "0")};");
            using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
            {
                EmitRows(context, dense, context.Wide, tiles);
            }

            using (writer.Block("else"))
            {
                EmitRows(context, dense, context.Native, tiles);
            }

            if (dense.BiasOffset >= 0)
            {
                writer.Line();
                using (writer.Block($"if (part == {Literal.Integer(Index(context, dense))} % partCount)"))
                {
                    writer.Line($"Reductions.AddRows(ref delta, {Literal.Integer(dense.RowStride)}, columnCount, {Literal.Integer(context.Graph.Number.RoundUpToLine(dense.Units))}, {EmissionContext.Element("gradients.Origin", dense.BiasOffset)});");
                    writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(dense.BiasOffset)}, {Literal.Integer(context.Graph.Number.RoundUpToLine(dense.Units))}, ParameterKind.Bias);");
                }
            }
        }

        foreach (TileEmitter tile in tiles.GroupBy(static tile => tile.MethodName).Select(static group => group.First()))
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    public static void EmitRate(EmissionContext context)
    {
        context.Writer.Line("// A plain gradient step needs no gradient in memory: W -= rate * sum, as soon as a sum is complete.");
        context.Writer.Line($"{context.TypeName} rate = optimizer is null ? {context.Number(0)} : optimizer.PlainRate;");
    }

    public static int Index(EmissionContext context, DenseOperation dense) => context.Graph.Operations.TakeWhile(other => other != dense).Count(static operation => operation.Tensors.Any());

    private static void EmitRows(EmissionContext context, DenseOperation dense, VectorTarget target, List<TileEmitter> tiles)
    {
        SourceWriter writer = context.Writer;
        IReadOnlyList<RowBlocks> blocks = RowBlocks.Cut(dense.InputSize, target);
        if (blocks[0].End - blocks[0].Start == blocks[0].Height)
        {
            using (writer.Block("if (part == 0)"))
            {
                EmitBlock(context, dense, target, blocks[0].Height, Literal.Integer(blocks[0].Start), tiles);
            }
        }
        else
        {
            int height = blocks[0].Height;
            int count = blocks[0].End / height;
            writer.Line($"int endInput = {Count(count, "(part + 1)")} / partCount * {height};");
            using (writer.Block($"for (int input = {Count(count, "part")} / partCount * {height}; input < endInput; input += {height})"))
            {
                EmitBlock(context, dense, target, height, "input", tiles);
            }
        }

        if (blocks.Count > 1)
        {
            writer.Line();
            using (writer.Block("if (part == partCount - 1)"))
            {
                EmitBlock(context, dense, target, blocks[1].Height, Literal.Integer(blocks[1].Start), tiles);
            }
        }
    }

    private static string Count(int count, string part) => $"{Literal.Integer(count)} * {part}";

    private static void EmitBlock(EmissionContext context, DenseOperation dense, VectorTarget target, int height, string input, List<TileEmitter> tiles)
    {
        int lines = context.Graph.Number.RoundUpToLine(dense.Units) / context.Graph.Number.Line;
        int line = context.Graph.Number.Line;
        string offset = input == "0" ? Literal.Integer(dense.WeightOffset) : $"{Literal.Integer(dense.WeightOffset)} + ({input} * {Literal.Integer(dense.RowStride)})";
        string block = $"{offset}, {Literal.Integer(height * dense.RowStride)}";
        using (context.Writer.Block("if (rate == 0)"))
        {
            context.Writer.Line($"optimizer?.PrefetchBlock({block});");
        }

        context.Writer.Line();
        if (target.KnownCount is null)
        {
            EmitColumns(0, lines * line, 2);
        }
        else
        {
            EmitColumns(0, lines / 2 * 2 * line, 2);
            EmitColumns(lines / 2 * 2 * line, lines * line, 1);
        }

        using (context.Writer.Block("if (rate == 0)"))
        {
            context.Writer.Line($"optimizer?.UpdateBlock(gradients, {block}, ParameterKind.Weight);");
        }

        void EmitColumns(int start, int end, int vectors)
        {
            if (start == end)
            {
                return;
            }

            TileEmitter tile = Tile(context, dense, target, height, vectors);
            tiles.Add(tile);
            int? width = target.KnownCount * vectors;
            if (end - start == width)
            {
                Call(tile, Literal.Integer(start));
                return;
            }

            string step = width is { } known ? Literal.Integer(known) : target.LaneOffset(vectors);
            using (context.Writer.Block($"for (int unit = {Literal.Integer(start)}; unit < {Literal.Integer(end)}; unit += {step})"))
            {
                Call(tile, "unit");
            }
        }

        void Call(TileEmitter tile, string unit)
        {
            string row = input == "0" ? "0" : $"({input} * {Literal.Integer(dense.RowStride)})";
            string index = (row, unit) switch { ("0", _) => unit, (_, "0") => row, _ => $"{row} + {unit}" };
            string left = input == "0" ? "ref x" : dense.ReadsBatchMajor ? $"ref Unsafe.Add(ref x, {input})" : $"ref Unsafe.Add(ref x, {input} * stride)";
            string right = unit == "0" ? "ref delta" : $"ref Unsafe.Add(ref delta, {unit})";
            context.Writer.Line($"{tile.MethodName}({left}, {right}, {EmissionContext.Element("result", 0, index)}, stride, columnCount, rate);");
        }
    }

    private static TileEmitter Tile(EmissionContext context, DenseOperation dense, VectorTarget target, int rows, int vectors) => new()
    {
        Target = target,
        TypeName = context.TypeName,
        Name = MethodName(dense),
        Formula = "Σₖ x[input, k] δ[k, unit] over samples k",
        Rows = rows,
        Vectors = vectors,
        Count = "columnCount",
        Operands = ("x", "delta"),
        LeftRowStep = dense.ReadsBatchMajor ? "1" : "stride",
        TermSteps = (dense.ReadsBatchMajor ? Literal.Integer(dense.InputSize) : "1", Literal.Integer(dense.RowStride)),
        ResultRowStep = Literal.Integer(dense.RowStride),
        Result = "result",
        ExtraParameters = ["nint stride", "int columnCount", $"{context.TypeName} rate"],
        InitialValue = null,
        Store = (sum, offset) => [$"{TileEmitter.VectorAt(target, "result", offset)} = {sum};"],
        Alternative = (
            "rate != 0",
            $"e = {target.Operations}.Create(rate);",
            (sum, offset) => [$"{TileEmitter.VectorAt(target, "result", offset)} -= e * {sum};"]),
    };
}
