using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes the parameter gradients of a layer with few units: every element is the inner product of two rows of the workspace, so δ need not be
/// transposed and no padded unit is computed.
/// </summary>
internal static class DotGradientEmitter
{
    public static void Emit(EmissionContext context, DenseOperation dense)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        string bias = dense.BiasOffset >= 0 ? ",  ∂L/∂b[u] = Σ δ[u, ·]" : "";
        var tiles = new List<DotTile>();
        writer.Line($"// Gradients of {dense.Name}: ∂L/∂W[i, u] = x[i, ·] · δ[u, ·]{bias}; both rows are read along samples.");
        writer.Line("//   Shares split the inputs, so every element is summed by one thread in one order, whatever the number of threads.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {DenseGradientEmitter.MethodName(dense)}(ref {type} parameters, ref {type} cells, ParameterBuffer<{type}> gradients, OptimizerState<{type}>? optimizer, nint stride, int columnCount, int part, int partCount)"))
        {
            writer.Line($"ref {type} x = {EmissionContext.Cell(dense.InputRow, "0")};");
            writer.Line($"ref {type} delta = {EmissionContext.Cell(dense.DeltaRow, "0")};");
            DenseGradientEmitter.EmitRate(context);
            writer.Line($"ref {type} result = ref Unsafe.Add(ref rate == 0 ? ref gradients.Origin : ref parameters, {Literal.Integer(dense.WeightOffset)});");
            string inputs = Literal.Integer(dense.InputSize);
            writer.Line($"int rows = {context.Wide.Operations}.IsHardwareAccelerated ? {Literal.Integer(Height(dense, context.Wide))} : {Literal.Integer(Height(dense, context.Native))};");
            writer.Line($"int firstInput = {inputs} / rows * part / partCount * rows;");
            writer.Line($"int endInput = part == partCount - 1 ? {inputs} : {inputs} / rows * (part + 1) / partCount * rows;");
            using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
            {
                EmitTiles(context, dense, context.Wide, tiles);
            }

            using (writer.Block("else"))
            {
                EmitTiles(context, dense, context.Native, tiles);
            }

            EmitUpdate(context, dense);
        }

        foreach (DotTile tile in tiles.GroupBy(static tile => tile.MethodName).Select(static group => group.First()))
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    /// <summary>Input rows per tile: with four units as many sums as keep the multiply-add units busy and fit the registers.</summary>
    private static int Height(DenseOperation dense, VectorTarget target) => Math.Min(target.KnownCount is null ? 2 : 4, dense.InputSize);

    private static void EmitTiles(EmissionContext context, DenseOperation dense, VectorTarget target, List<DotTile> tiles)
    {
        SourceWriter writer = context.Writer;
        int height = Height(dense, target);
        int rest = dense.InputSize % height;
        writer.Line("int input = firstInput;");
        using (writer.Block($"for (; input + {Literal.Integer(height)} <= endInput; input += {Literal.Integer(height)})"))
        {
            EmitUnits("input", height);
        }

        if (rest > 0)
        {
            writer.Line();
            using (writer.Block("if (input < endInput)"))
            {
                EmitUnits("input", rest);
            }
        }

        void EmitUnits(string input, int count)
        {
            for (int unit = 0; unit < dense.Units; unit += 4)
            {
                var tile = new DotTile(DenseGradientEmitter.MethodName(dense), target, context.Sums, count, Math.Min(4, dense.Units - unit), dense.RowStride);
                tiles.Add(tile);
                string delta = unit == 0 ? "ref delta" : $"ref Unsafe.Add(ref delta, {Literal.Integer(unit)} * stride)";
                string place = unit == 0 ? $"{input} * {Literal.Integer(dense.RowStride)}" : $"({input} * {Literal.Integer(dense.RowStride)}) + {Literal.Integer(unit)}";
                writer.Line($"{tile.MethodName}(ref Unsafe.Add(ref x, {input} * stride), {delta}, ref Unsafe.Add(ref result, {place}), stride, columnCount, rate);");
            }
        }
    }

    private static void EmitUpdate(EmissionContext context, DenseOperation dense)
    {
        SourceWriter writer = context.Writer;
        if (dense.BiasOffset >= 0)
        {
            writer.Line();
            using (writer.Block($"if (part == {Literal.Integer(DenseGradientEmitter.Index(context, dense))} % partCount)"))
            {
                writer.Line($"LaneSums.OfRows(ref delta, stride, {Literal.Integer(dense.Units)}, columnCount, {EmissionContext.Element("gradients.Origin", dense.BiasOffset)});");
                writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(dense.BiasOffset)}, {Literal.Integer(context.Graph.Number.RoundUpToLine(dense.Units))}, ParameterKind.Bias);");
            }
        }

        writer.Line();
        using (writer.Block("if (rate == 0)"))
        {
            string stride = Literal.Integer(dense.RowStride);
            writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(dense.WeightOffset)} + (firstInput * {stride}), (endInput - firstInput) * {stride}, ParameterKind.Weight);");
        }
    }

    /// <summary>Inner products of some input rows with some delta rows.</summary>
    private sealed record DotTile(string Name, VectorTarget Target, VectorTarget Sums, int Inputs, int Units, int RowStride)
    {
        public string MethodName => $"{Name}Dot{Literal.Integer(Inputs)}x{Literal.Integer(Units)}{Target.Suffix}";

        public void Write(SourceWriter writer)
        {
            writer.Line($"// {Inputs} x {Units} inner products over all samples.");
            writer.Line(EmissionContext.OptimizedMethod);
            using (writer.Block($"private static void {MethodName}(ref {Target.ElementType} x, ref {Target.ElementType} delta, ref {Target.ElementType} result, nint stride, int columnCount, {Target.ElementType} rate)"))
            {
                string steps = string.Join(", ", Enumerable.Range(2, Math.Max(0, Math.Max(Inputs, Units) - 2)).Select(static row => $"stride{Literal.Integer(row)} = {Literal.Integer(row)} * stride"));
                if (steps.Length > 0)
                {
                    writer.Line($"nint {steps};");
                }

                foreach (int input in Enumerable.Range(0, Inputs))
                {
                    writer.Line($"{Target.Type} {string.Join(", ", Enumerable.Range(0, Units).Select(unit => $"{Sum(input, unit)} = {Target.Type}.Zero"))};");
                }

                using (writer.Block($"for (int column = 0; column < columnCount; column += {Target.Count})"))
                {
                    writer.Line($"{Target.Type} {string.Join(", ", Enumerable.Range(0, Units).Select(unit => $"d{Literal.Integer(unit)} = {TileEmitter.VectorAt(Target, "delta", Row(unit))}"))};");
                    foreach (int input in Enumerable.Range(0, Inputs))
                    {
                        writer.Line($"{Target.Type} x{Literal.Integer(input)} = {TileEmitter.VectorAt(Target, "x", Row(input))};");
                        writer.Line(string.Join(" ", Enumerable.Range(0, Units).Select(unit =>
                            $"{Sum(input, unit)} = {Target.Operations}.MultiplyAddEstimate(x{Literal.Integer(input)}, d{Literal.Integer(unit)}, {Sum(input, unit)});")));
                    }

                    writer.Line($"x = ref Unsafe.Add(ref x, {Target.Count});");
                    writer.Line($"delta = ref Unsafe.Add(ref delta, {Target.Count});");
                }

                writer.Line();
                using (writer.Block("if (rate != 0)"))
                {
                    writer.Line($"{Sums.Type} step = {Sums.Operations}.Create(rate);");
                    WriteStores(writer, "-= step * ");
                    writer.Line("return;");
                }

                writer.Line();
                WriteStores(writer, "= ");
            }
        }

        /// <summary>The sums of an input with four units at once; what is left of four are units of padding, whose sums are 0.</summary>
        private void WriteStores(SourceWriter writer, string store)
        {
            for (int input = 0; input < Inputs; input++)
            {
                string sums = string.Join(", ", Enumerable.Range(0, VectorTarget.SummedTogether).Select(unit => unit < Units ? Sum(input, unit) : $"{Target.Type}.Zero"));
                writer.Line($"{TileEmitter.VectorAt(Sums, "result", Literal.Integer(input * RowStride))} {store}LaneSums.Of({sums});");
            }
        }

        private static string Sum(int input, int unit) => $"s{Literal.Integer(input)}{(char)('a' + unit)}";

        private static string Row(int row) => row switch { 0 => "0", 1 => "stride", _ => "stride" + Literal.Integer(row) };
    }
}
