using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the gradients of a layer's parameters, summed over all samples of the batch.</summary>
internal static class DenseGradientEmitter
{
    public static string MethodName(DenseOperation dense) => "Gradient" + dense.Identifier;

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
            if (GradientGroups.UpdateInCache(dense))
            {
                writer.Line("// Other updates follow a few tiles at a time, from gradients that only exist in the first-level cache.");
                writer.Line("bool updates = optimizer is not null && rate == 0;");
            }

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
        bool updatesInCache = GradientGroups.UpdateInCache(dense);
        if (blocks[0].End - blocks[0].Start == blocks[0].Height)
        {
            using (writer.Block("if (part == 0)"))
            {
                EmitBlock(context, dense, target, blocks[0].Height, "0", "0", tiles);
                EmitUpdate("0", Literal.Integer(blocks[0].End));
            }
        }
        else
        {
            int height = blocks[0].Height;
            int count = blocks[0].End / height;
            writer.Line($"int firstInput = {Count(count, "part")} / partCount * {height};");
            writer.Line($"int endInput = {Count(count, "(part + 1)")} / partCount * {height};");
            using (writer.Block($"for (int input = firstInput; input < endInput; input += {height})"))
            {
                EmitBlock(context, dense, target, height, "input", "firstInput", tiles);
            }

            writer.Line();
            EmitUpdate("firstInput", "endInput");
        }

        if (blocks.Count > 1)
        {
            writer.Line();
            using (writer.Block("if (part == partCount - 1)"))
            {
                (string start, string end, int height) = (Literal.Integer(blocks[1].Start), Literal.Integer(blocks[1].End), blocks[1].Height);
                if (blocks[1].End - blocks[1].Start == height)
                {
                    EmitBlock(context, dense, target, height, start, start, tiles);
                }
                else
                {
                    using (writer.Block($"for (int input = {start}; input < {end}; input += {Literal.Integer(height)})"))
                    {
                        EmitBlock(context, dense, target, height, "input", start, tiles);
                    }

                    writer.Line();
                }

                EmitUpdate(start, end);
            }
        }

        // A small layer is updated when all gradients of the share are there.
        void EmitUpdate(string first, string end)
        {
            if (updatesInCache)
            {
                return;
            }

            string stride = Literal.Integer(dense.RowStride);
            string start = first == "0" ? Literal.Integer(dense.WeightOffset) : $"{Literal.Integer(dense.WeightOffset)} + ({first} * {stride})";
            string length = first == "0" ? $"{end} * {stride}" : $"({end} - {first}) * {stride}";
            using (writer.Block("if (rate == 0)"))
            {
                writer.Line($"optimizer?.UpdateBlock(gradients, {start}, {length}, ParameterKind.Weight);");
            }
        }
    }

    private static string Count(int count, string part) => $"{Literal.Integer(count)} * {part}";

    /// <summary>The inputs from <paramref name="input"/> on: groups of tiles side by side, each group updated while its gradients are in the first-level cache.</summary>
    private static void EmitBlock(EmissionContext context, DenseOperation dense, VectorTarget target, int height, string input, string first, List<TileEmitter> tiles)
    {
        SourceWriter writer = context.Writer;
        string stride = Literal.Integer(dense.RowStride);
        bool updatesInCache = GradientGroups.UpdateInCache(dense);
        bool packs = GradientGroups.PacksInputs(dense, context.Graph.Number);
        if (packs)
        {
            writer.Line($"ref {context.TypeName} columns = ref Unsafe.Add(ref x, {input});");
            writer.Line($"int columnStride = {Literal.Integer(dense.InputSize)};");
            using (writer.Block($"if ((part + 1) * {height} <= {stride})"))
            {
                writer.Line("// These inputs of all samples side by side: where they lie, many samples would fall on the same cache sets.");
                writer.Line($"columns = ref Unsafe.Add(ref cells, ({Literal.Integer(dense.BatchMajorOutputRow)} + (part * {height})) * stride);");
                writer.Line($"Packing.Columns(ref Unsafe.Add(ref x, {input}), {Literal.Integer(dense.InputSize)}, columnCount, {height}, ref columns);");
                writer.Line($"columnStride = {height};");
            }

            writer.Line();
        }

        GradientGroups groups = GradientGroups.Of(dense, context.Graph.Number, target);

        // Gradients that are used up at once lie in the first rows of the share, as far apart as the rows themselves, so that no padding receives any.
        string scratch = first == "0" ? "ref result" : $"ref Unsafe.Add(ref result, {first} * {stride})";
        foreach (ColumnRun run in groups.Runs)
        {
            TileEmitter tile = Tile(context, dense, target, height, run.Vectors);
            tiles.Add(tile);
            if (run.GroupCount == 1)
            {
                EmitGroup(run, tile, Literal.Integer(run.Start), run.Start);
                continue;
            }

            using (writer.Block($"for (int group = {Literal.Integer(run.Start)}; group < {Literal.Integer(run.End)}; group += {Literal.Integer(run.GroupWidth)})"))
            {
                EmitGroup(run, tile, "group", null);
            }
        }

        void EmitGroup(ColumnRun run, TileEmitter tile, string group, int? known)
        {
            string width = Literal.Integer(run.GroupWidth);
            string end = known is { } start ? Literal.Integer(start + run.GroupWidth) : $"group + {width}";
            string step = run.TileWidth is { } tileWidth ? Literal.Integer(tileWidth) : target.LaneOffset(run.Vectors);
            if (run.TileWidth == run.GroupWidth)
            {
                EmitTile(group, "0");
            }
            else
            {
                using (writer.Block($"for (int unit = {group}; unit < {end}; unit += {step})"))
                {
                    EmitTile("unit", group == "0" ? "unit" : $"unit - {group}");
                }

                writer.Line();
            }

            if (!updatesInCache)
            {
                return;
            }

            using (writer.Block("if (updates)"))
            {
                writer.Line($"optimizer!.UpdateTile({scratch}, {stride}, new ParameterRows({EmissionContext.Sum(Literal.Integer(dense.WeightOffset), Row(input), group)}, {stride}, {height}, {width}));");
            }

            void EmitTile(string unit, string place)
            {
                string left = packs ? "ref columns" : input == "0" ? "ref x" : dense.ReadsBatchMajor ? $"ref Unsafe.Add(ref x, {input})" : $"ref Unsafe.Add(ref x, {input} * stride)";
                string right = unit == "0" ? "ref delta" : $"ref Unsafe.Add(ref delta, {unit})";
                string direct = $"{tile.MethodName}({left}, {right}, {EmissionContext.Element("result", 0, EmissionContext.Sum(Row(input), unit))}, {stride}, {(packs ? "columnStride" : "stride")}, columnCount, rate);";
                if (!updatesInCache)
                {
                    writer.Line(direct);
                    return;
                }

                string rows = $"new ParameterRows({EmissionContext.Sum(Literal.Integer(dense.WeightOffset), Row(input), unit)}, {stride}, {height}, {step})";
                using (writer.Block("if (updates)"))
                {
                    writer.Line($"optimizer!.Prefetch({rows});");
                    string sum = EmissionContext.Sum(first == "0" ? "0" : $"({first} * {stride})", place);
                    writer.Line($"{tile.MethodName}({left}, {right}, {EmissionContext.Element("result", 0, sum)}, {stride}, {(packs ? "columnStride" : "stride")}, columnCount, rate);");
                }

                using (writer.Block("else"))
                {
                    writer.Line(direct);
                }
            }
        }

        string Row(string index) => index == "0" ? "0" : $"({index} * {stride})";
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
        TermSteps = (!dense.ReadsBatchMajor ? "1" : GradientGroups.PacksInputs(dense, context.Graph.Number) ? "stride" : Literal.Integer(dense.InputSize), Literal.Integer(dense.RowStride)),
        ResultRowStep = "step",
        Result = "result",
        ExtraParameters = ["nint step", "nint stride", "int columnCount", $"{context.TypeName} rate"],
        InitialValue = null,
        Store = cell => [$"{TileEmitter.VectorAt(target, "result", cell.Offset)} = {cell.Sum};"],
        Alternative = (
            "rate != 0",
            $"e = {target.Operations}.Create(rate);",
            cell => [$"{TileEmitter.VectorAt(target, "result", cell.Offset)} -= e * {cell.Sum};"]),
    };
}
