using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Layer normalisation: sums over the units of a sample, with samples in the lanes, as softmax does.</summary>
internal sealed class LayerNormalizationEmitter(NormalizationOperation normalization) : NormalizationEmitter(normalization)
{
    public override void CallForward(EmissionContext context)
    {
        context.Writer.Line($"{ForwardName}(ref parameters, ref cells, stride, firstColumn, endColumn);");
        CallSoftmax(context);
    }

    public override void CallBackward(EmissionContext context)
    {
        CallJacobian(context);
        context.CallInto(context.Flow.Into(Normalization), () => context.Writer.Line($"{BackwardName}(ref parameters, ref cells, stride, firstColumn, endColumn);"));
    }

    public override IEnumerable<Action> PredictionMethods(EmissionContext context) => [() => EmitPrediction(context)];

    protected override void EmitForward(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        writer.Line($"// Layer normalisation {Normalization.Name}: x̂ = (x - mean) / √(variance + {Epsilon}) over the {Units} units of a sample,  {Mathematics}");
        writer.Line($"//   γ at {Literal.Integer(Normalization.ScaleOffset)}, β at {Literal.Integer(Normalization.ShiftOffset)}");
        EmitMethod(context, ForwardName, target =>
        {
            string share = Share(context, target);
            writer.Line($"{target.Type} sum = {target.Type}.Zero;");
            Loops.ForUnits(writer, "0", Units, $"sum += {Row(target, Normalization.InputRow)};");
            writer.Line($"{target.Type} mean = sum * {share};");
            writer.Line($"{target.Type} squares = {target.Type}.Zero;");
            Loops.ForUnits(
                writer,
                "0",
                Units,
                $"{target.Type} deviation = {Row(target, Normalization.InputRow)} - mean;",
                "squares += deviation * deviation;");
            writer.Line($"{target.Type} inverseDeviation = {target.Type}.One / VectorMath.Sqrt((squares * {share}) + {target.Operations}.Create({context.Number(Normalization.Model.Epsilon)}));");
            writer.Line($"{TileEmitter.VectorAt(target, "cell", $"{Literal.Integer(Normalization.InverseDeviationRow)} * stride")} = inverseDeviation;");
            using (writer.Block($"for (int unit = 0; unit < {Units}; unit++)"))
            {
                writer.Line($"{target.Type} normalized = ({Row(target, Normalization.InputRow)} - mean) * inverseDeviation;");
                writer.Lines(Stores(context, target, "normalized", Parameter(target, Normalization.ScaleOffset), Parameter(target, Normalization.ShiftOffset), row => Row(target, row)));
            }
        });
    }

    protected override void EmitBackward(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        GradientSink sink = context.Flow.Into(Normalization);
        Expression delta = GradientWriter.Delta(sink, new Variable("g"));
        writer.Line($"// Backward layer normalisation {Normalization.Name}: mean and variance depend on every unit, so with d = γ δ, δ = ∂L/∂(γ x̂ + β)");
        writer.Line("//   ∂L/∂x = 1 / √(variance + ε) (d - mean d - x̂ mean(d x̂)), means over the units of a sample.");
        writer.Line($"//   {GradientWriter.Describe(sink, "∂L/∂x")}");
        EmitMethod(context, BackwardName, target =>
        {
            string share = Share(context, target);
            string scaled = $"{Row(target, Normalization.GradientRow)} * {Parameter(target, Normalization.ScaleOffset)}";
            writer.Line($"{target.Type} sum = {target.Type}.Zero;");
            writer.Line($"{target.Type} products = {target.Type}.Zero;");
            Loops.ForUnits(
                writer,
                "0",
                Units,
                $"{target.Type} d = {scaled};",
                "sum += d;",
                $"products += d * {Row(target, Normalization.NormalizedRow)};");
            writer.Line($"{target.Type} mean = sum * {share};");
            writer.Line($"{target.Type} meanProduct = products * {share};");
            writer.Line($"{target.Type} inverseDeviation = {TileEmitter.VectorAt(target, "cell", $"{Literal.Integer(Normalization.InverseDeviationRow)} * stride")};");
            using (writer.Block($"for (int unit = 0; unit < {Units}; unit++)"))
            {
                writer.Line($"{target.Type} g = (({scaled}) - mean - ({Row(target, Normalization.NormalizedRow)} * meanProduct)) * inverseDeviation;");
                writer.Lines(context
                    .Vector([delta], target, name => name == "g" ? "g" : GradientWriter.Place(sink, name, row => Row(target, row)))
                    .AssignTo(Row(target, sink.Row)));
            }
        });
    }

    /// <summary>One sample: the sums in double precision, then vectors over units.</summary>
    private void EmitPrediction(EmissionContext context)
    {
        (SourceWriter writer, string type) = (context.Writer, context.TypeName);
        VectorTarget target = context.Native;
        writer.Line($"// Layer normalisation {Normalization.Name} of one sample: {Mathematics}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {PredictionName}(ref {type} parameters, ref {type} x, ref {type} a)"))
        {
            writer.Line($"ReadOnlySpan<{type}> units = MemoryMarshal.CreateReadOnlySpan(ref x, {Units});");
            writer.Line($"double mean = Reductions.Sum(units) / {Units};");
            writer.Line($"{target.Type} means = {target.Operations}.Create(({type})mean);");
            writer.Line($"{target.Type} scale = {target.Operations}.Create(({type})(1 / Math.Sqrt((Reductions.SumOfSquaredDeviations(units, mean) / {Units}) + {Epsilon})));");
            using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(context.Graph.Number.RoundUpToLine(Normalization.OutputSize))}; unit += {target.Count})"))
            {
                writer.Line($"{target.Type} n = (({TileEmitter.VectorAt(target, "x", "unit")} - means) * scale * {At(Normalization.ScaleOffset)}) + {At(Normalization.ShiftOffset)};");
                writer.Lines(PredictionStores(context, target, TileEmitter.VectorAt(target, "a", "unit")));
            }
        }

        string At(int offset) => TileEmitter.VectorAt(target, "parameters", offset == 0 ? "unit" : $"{Literal.Integer(offset)} + unit");
    }

    private static void EmitMethod(EmissionContext context, string name, Action<VectorTarget> body)
    {
        SourceWriter writer = context.Writer;
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {name}(ref {context.TypeName} parameters, ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target =>
            {
                writer.Line($"ref {context.TypeName} cell = ref Unsafe.Add(ref cells, column);");
                body(target);
            });
        }
    }

    private string Share(EmissionContext context, VectorTarget target) => $"{target.Operations}.Create({context.Number(1.0 / Normalization.OutputSize)})";

    private static string Row(VectorTarget target, int row) => TileEmitter.VectorAt(target, "cell", row == 0 ? "unit * stride" : $"({Literal.Integer(row)} + unit) * stride");

    private static string Parameter(VectorTarget target, int offset) =>
        $"{target.Operations}.Create({(offset == 0 ? "Unsafe.Add(ref parameters, unit)" : $"Unsafe.Add(ref parameters, {Literal.Integer(offset)} + unit)")})";
}
