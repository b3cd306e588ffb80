using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission.Boltzmann;

/// <summary>Writes the arithmetic of a machine: three products of W with a layer, and one of the two layers. Each is made of tiles.</summary>
internal static class BoltzmannKernelEmitter
{
    public static string ClassName(BoltzmannPlan plan) => plan.Model.Type.Name + "Kernels";

    public static void Emit(SourceWriter writer, BoltzmannPlan plan)
    {
        writer.Summary(
            $"The arithmetic of {plan.Model.Type.Name}, unrolled for its shapes.",
            "Memory is feature-major: row = one unit, column = one sample or chain; lanes of a vector are neighbouring columns.");
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"Neuroslyn.Generator\", {Literal.Text(NetworkEmitter.Version)})]");
        using (writer.Block($"file static class {ClassName(plan)}"))
        {
            EmitProduct(writer, plan, Product.Hidden(plan, "Hidden", "p(h = 1 | v) = σ(c + Wᵀv)", Formula.Sigmoid(Formula.Z)));
            writer.Line();
            EmitProduct(writer, plan, Product.Hidden(plan, "Energy", "ln(1 + e^z) with z = c + Wᵀv, the hidden units' share of the free energy", Formula.Softplus(Formula.Z)));
            writer.Line();
            EmitProduct(writer, plan, Product.Visible(plan));
            writer.Line();
            EmitGradient(writer, plan);
        }
    }

    private static void EmitProduct(SourceWriter writer, BoltzmannPlan plan, Product product)
    {
        string type = plan.Number.TypeName;
        var tiles = new List<TileEmitter>();
        writer.Line($"// [{product.Inputs}, n] -> [{product.Units}, n]: {product.Comment}.");
        writer.Line($"//   W [{plan.Visible}, {plan.Hidden}] at 0, rows {plan.RowStride} apart; {product.BiasName} [{product.Units}] at {product.BiasOffset}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"public static void {product.Name}(ref {type} parameters, ref {type} source, ref {type} destination, nint stride, int firstColumn, int endColumn)"))
        {
            Loops.ForColumnGroups(writer, plan.Number, target =>
            {
                writer.Line($"ref {type} x = ref Unsafe.Add(ref source, column);");
                Loops.ForRowBlocks(writer, RowBlocks.Cut(product.Units, target), "unit", (block, unit) =>
                {
                    TileEmitter tile = Tile(plan, product, target, block.Height);
                    tiles.Add(tile);
                    string result = unit == "0" ? "ref Unsafe.Add(ref destination, column)" : $"ref Unsafe.Add(ref destination, ({unit} * stride) + column)";
                    writer.Line($"{tile.MethodName}({product.WeightsOf(unit)}, ref x, {result}, {EmissionContext.Element("parameters", product.BiasOffset, unit)}, stride);");
                });
            });
        }

        WriteTiles(writer, tiles);
    }

    private static TileEmitter Tile(BoltzmannPlan plan, Product product, VectorTarget target, int rows) => new()
    {
        Target = target,
        TypeName = plan.Number.TypeName,
        Name = product.Name,
        Formula = product.TileFormula,
        Rows = rows,
        Vectors = 2,
        Count = Literal.Integer(product.Inputs),
        Operands = ("weights", "x"),
        LeftRowStep = Literal.Integer(product.WeightRowStep),
        TermSteps = (Literal.Integer(product.WeightTermStep), "stride"),
        ResultRowStep = "stride",
        Result = "result",
        ExtraParameters = [$"ref {plan.Number.TypeName} bias", "nint stride"],
        InitialValue = (row, _) => $"{target.Operations}.Create({(row == 0 ? "bias" : $"Unsafe.Add(ref bias, {Literal.Integer(row)})")})",
        Store = cell => VectorWriter.Write([CheaperForm.Of(product.Function)], target, plan.Number.Precision, _ => cell.Sum).AssignTo(TileEmitter.VectorAt(target, "result", cell.Offset)),
    };

    private static void EmitGradient(SourceWriter writer, BoltzmannPlan plan)
    {
        string type = plan.Number.TypeName;
        var tiles = new List<TileEmitter>();
        writer.Line("// What the weights follow: Σ v hᵀ over all columns, where h of the data counts negative and h of the model's chains positive.");
        writer.Line("//   Hidden values lie one row per column, so that vectors run along a row of W.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"public static void Gradient(ref {type} visible, ref {type} weighted, ref {type} result, nint stride, int columnCount)"))
        {
            using (writer.Block("if (Vector512.IsHardwareAccelerated)"))
            {
                EmitGradientRows(writer, plan, VectorTarget.Wide(plan.Number), tiles);
                writer.Line("return;");
            }

            writer.Line();
            EmitGradientRows(writer, plan, VectorTarget.Native(plan.Number), tiles);
        }

        WriteTiles(writer, tiles);
    }

    private static void EmitGradientRows(SourceWriter writer, BoltzmannPlan plan, VectorTarget target, List<TileEmitter> tiles) =>
        Loops.ForRowBlocks(writer, RowBlocks.Cut(plan.Visible, target), "input", (block, input) =>
        {
            int end = plan.Number.RoundUpToLine(plan.Hidden);
            int line = plan.Number.Line;

            // Two vectors at once as long as there are; a machine's own vectors are at most half a line, so that two always fit.
            int pairs = target.KnownCount is null ? end : end / (2 * line) * (2 * line);
            Columns(0, pairs, 2);
            Columns(pairs, end, 1);

            void Columns(int first, int last, int vectors)
            {
                if (first == last)
                {
                    return;
                }

                TileEmitter tile = GradientTile(plan, target, block.Height, vectors);
                tiles.Add(tile);
                string step = target.KnownCount is { } count ? Literal.Integer(count * vectors) : target.LaneOffset(vectors);
                using (writer.Block($"for (int unit = {Literal.Integer(first)}; unit < {Literal.Integer(last)}; unit += {step})"))
                {
                    string left = input == "0" ? "ref visible" : $"ref Unsafe.Add(ref visible, {input} * stride)";
                    string to = input == "0" ? "unit" : $"({input} * {Literal.Integer(plan.RowStride)}) + unit";
                    writer.Line($"{tile.MethodName}({left}, ref Unsafe.Add(ref weighted, unit), ref Unsafe.Add(ref result, {to}), stride, columnCount);");
                }
            }
        });

    private static TileEmitter GradientTile(BoltzmannPlan plan, VectorTarget target, int rows, int vectors) => new()
    {
        Target = target,
        TypeName = plan.Number.TypeName,
        Name = "Gradient",
        Formula = "Σₖ v[input, k] h[k, unit] over columns k",
        Rows = rows,
        Vectors = vectors,
        Count = "columnCount",
        Operands = ("visible", "weighted"),
        LeftRowStep = "stride",
        TermSteps = ("1", Literal.Integer(plan.RowStride)),
        ResultRowStep = Literal.Integer(plan.RowStride),
        Result = "result",
        ExtraParameters = ["nint stride", "int columnCount"],
        InitialValue = null,
        Store = cell => [$"{TileEmitter.VectorAt(target, "result", cell.Offset)} = {cell.Sum};"],
    };

    private static void WriteTiles(SourceWriter writer, List<TileEmitter> tiles)
    {
        foreach (TileEmitter tile in tiles.GroupBy(static tile => tile.MethodName).Select(static group => group.First()))
        {
            writer.Line();
            tile.Write(writer);
        }
    }

    /// <summary>A product of W with one layer, and what becomes of it.</summary>
    /// <param name="Name">The method.</param>
    /// <param name="Comment">What it computes.</param>
    /// <param name="TileFormula">The same for one tile.</param>
    /// <param name="Function">A formula of z.</param>
    /// <param name="Inputs">Terms of each sum.</param>
    /// <param name="Units">Sums per column.</param>
    /// <param name="WeightRowStep">Elements of W from unit to unit.</param>
    /// <param name="WeightTermStep">Elements of W from term to term.</param>
    /// <param name="BiasName">b or c.</param>
    /// <param name="BiasOffset">Where it lies.</param>
    private sealed record Product(
        string Name, string Comment, string TileFormula, Expression Function, int Inputs, int Units, int WeightRowStep, int WeightTermStep, string BiasName, int BiasOffset)
    {
        public static Product Hidden(BoltzmannPlan plan, string name, string comment, Expression function) => new(
            name, comment, "f(Σₖ W[k, unit] v[k, sample] + c[unit])", function, plan.Visible, plan.Hidden, 1, plan.RowStride, "c", plan.HiddenBiasOffset);

        public static Product Visible(BoltzmannPlan plan) => new(
            "Visible",
            plan.IsBinary ? "p(v = 1 | h) = σ(b + W h)" : "the means of p(v | h) = N(b + W h, 1)",
            "f(Σₖ W[unit, k] h[k, sample] + b[unit])",
            plan.IsBinary ? Formula.Sigmoid(Formula.Z) : Formula.Z,
            plan.Hidden,
            plan.Visible,
            plan.RowStride,
            1,
            "b",
            plan.VisibleBiasOffset);

        /// <summary>The weights of a block of units.</summary>
        public string WeightsOf(string unit) => unit == "0"
            ? "ref parameters"
            : WeightRowStep == 1 ? $"ref Unsafe.Add(ref parameters, {unit})" : $"ref Unsafe.Add(ref parameters, {unit} * {Literal.Integer(WeightRowStep)})";
    }
}
