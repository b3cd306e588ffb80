using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes z = W^T x + b and a = f(z) of one layer for a range of samples.</summary>
internal static class DenseForwardEmitter
{
    public static string MethodName(DenseOperation dense) => "Forward" + dense.Identifier;

    public static void Emit(EmissionContext context, DenseOperation dense)
    {
        if (dense.ReadsBatchMajor)
        {
            BatchMajorForwardEmitter.Emit(context, dense);
            return;
        }

        SourceWriter writer = context.Writer;
        var tiles = new List<TileEmitter>();
        Expression? formula = dense.Function;
        string bias = dense.BiasOffset >= 0 ? " + b" : "";
        writer.Line($"// Forward {dense.Name}: [{dense.InputSize}, n] -> [{dense.Units}, n], {ActivationFormulas.DisplayName(dense.Activation)}.");
        writer.Line($"//   z = Wᵀx{bias}{(formula is null or Variable ? "" : ",  a = " + ExpressionWriter.ToMathematics(formula))}");
        writer.Lines(EmissionContext.Written(dense.Activation.Function));
        if (dense.HasLearned)
        {
            writer.Line($"//   {LearnedEmitter.Describe(dense)} learned.");
        }

        writer.Line($"//   W [{dense.InputSize}, {dense.Units}] at {dense.WeightOffset}, rows {dense.RowStride} apart{(dense.BiasOffset >= 0 ? $"; b [{dense.Units}] at {dense.BiasOffset}" : "")}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName(dense)}(ref {context.TypeName} parameters, ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            if (TermBlocks.LengthFor(dense.InputSize) is { } length)
            {
                EmitTermBlocks(context, dense, formula, length, tiles);
            }
            else
            {
                context.ForColumnGroups(target => EmitColumnGroup(context, dense, formula, target, tiles));
            }
        }

        foreach (TileEmitter tile in tiles)
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    private static void EmitTermBlocks(EmissionContext context, DenseOperation dense, Expression? formula, int length, List<TileEmitter> tiles)
    {
        context.Writer.Line("// Block by block of inputs, whose weights and values stay in the first-level cache.");
        context.ForTermBlocks(dense.InputSize, length, target => RowBlocks.Cut(dense.Units, target), "unit", (target, block, unit) =>
        {
            TileEmitter tile = Tile(context, dense, formula, target, block.Height) with { IsPartial = true };
            tiles.Add(tile);
            string weight = $"(first * {Literal.Integer(dense.RowStride)}){(unit == "0" ? "" : " + " + unit)}";
            string x = $"ref Unsafe.Add(ref cells, (({(dense.InputRow == 0 ? "first" : $"({Literal.Integer(dense.InputRow)} + first)")}) * stride) + column)";
            context.Writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, weight)}, {x}, {Result(dense, unit)}{Bias(dense, unit)}, stride{new LearnedTile(context, dense, target).Arguments(unit)}, count, isFirst, isLast);");
        });
    }

    private static string Bias(DenseOperation dense, string unit) => dense.BiasOffset >= 0 ? $", {EmissionContext.Element("parameters", dense.BiasOffset, unit)}" : "";

    private static void EmitColumnGroup(EmissionContext context, DenseOperation dense, Expression? formula, VectorTarget target, List<TileEmitter> tiles)
    {
        SourceWriter writer = context.Writer;
        writer.Line($"ref {context.TypeName} x = {EmissionContext.Cell(dense.InputRow, "column")};");
        context.ForRowBlocks(RowBlocks.Cut(dense.Units, target), "unit", (block, unit) =>
        {
            TileEmitter tile = Tile(context, dense, formula, target, block.Height);
            tiles.Add(tile);
            writer.Line($"{tile.MethodName}({EmissionContext.Element("parameters", dense.WeightOffset, unit)}, ref x, {Result(dense, unit)}{Bias(dense, unit)}, stride{new LearnedTile(context, dense, target).Arguments(unit)});");
        });
    }

    /// <summary>Results are stored through the row of z if it is kept, with a at a known distance, or through the row of a.</summary>
    private static string Result(DenseOperation dense, string unit)
    {
        int row = dense.PreActivationRow >= 0 ? dense.PreActivationRow : dense.OutputRow;
        string start = unit == "0" ? Literal.Integer(row) : $"{Literal.Integer(row)} + {unit}";
        return unit == "0" ? EmissionContext.Cell(row, "column") : $"ref Unsafe.Add(ref cells, (({start}) * stride) + column)";
    }

    private static TileEmitter Tile(EmissionContext context, DenseOperation dense, Expression? formula, VectorTarget target, int rows)
    {
        string precision = context.TypeName;
        bool keepsZ = dense.PreActivationRow >= 0;
        int distance = dense.OutputRow - dense.PreActivationRow;
        Expression code = CheaperForm.Of(formula ?? Formula.Z);
        var learned = new LearnedTile(context, dense, target);
        return new TileEmitter
        {
            Target = target,
            TypeName = precision,
            Name = MethodName(dense),
            Formula = "f(Σₖ W[k, unit] x[k, sample] + b[unit])",
            Rows = rows,
            Vectors = 2,
            Count = Literal.Integer(dense.InputSize),
            Operands = ("weights", "x"),
            LeftRowStep = "1",
            TermSteps = (Literal.Integer(dense.RowStride), "stride"),
            ResultRowStep = "stride",
            Result = keepsZ ? "z" : "a",
            ExtraParameters = [.. dense.BiasOffset >= 0 ? [$"ref {precision} bias"] : Array.Empty<string>(), "nint stride", .. learned.Parameters],
            Opening = [.. learned.Opening],
            InitialValue = dense.BiasOffset >= 0
                ? (row, _) => $"{target.Operations}.Create({(row == 0 ? "bias" : $"Unsafe.Add(ref bias, {Literal.Integer(row)})")})"
                : null,
            Store = Store,
        };

        IEnumerable<string> Store(TileCell cell)
        {
            if (!keepsZ)
            {
                return Activated(TileEmitter.VectorAt(target, "a", cell.Offset));
            }

            string keep = $"{TileEmitter.VectorAt(target, "z", cell.Offset)} = {cell.Sum};";
            string outputOffset = cell.Offset == "0" ? $"{Literal.Integer(distance)} * stride" : $"({Literal.Integer(distance)} * stride) + {cell.Offset}";
            return formula is null ? [keep] : [keep, .. learned.WithParameters(cell, Activated(TileEmitter.VectorAt(target, "z", outputOffset)))];

            IEnumerable<string> Activated(string place) => context.Vector([code], target, name => learned.Find(name) ?? cell.Sum).AssignTo(place);
        }
    }
}
