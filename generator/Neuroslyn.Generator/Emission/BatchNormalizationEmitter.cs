using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Batch normalisation. In training a unit's row holds the whole batch, so that whoever has the row needs nobody else: threads share the units instead of the columns. Outside
/// training the running averages are constants and columns are shared as everywhere else.
/// </summary>
internal sealed class BatchNormalizationEmitter(NormalizationOperation normalization) : NormalizationEmitter(normalization)
{
    public override bool TakesWholeRows => true;

    public override void CallForward(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        writer.Line($"// Batch normalisation {Normalization.Name}: mean and variance over the batch in training, running averages otherwise.");
        using (writer.Block("if (training)"))
        {
            DeclareShare(writer);
            writer.Line($"BatchNormalizationKernel.Measure({EmissionContext.Cell(Normalization.InputRow, "0")}, stride, sampleCount, firstUnit, endUnit, {Statistics});");
            writer.Line($"{ForwardName}(ref parameters, {Statistics}, ref cells, stride, 0, columnCount, firstUnit, endUnit);");
        }

        using (writer.Block("else"))
        {
            writer.Line($"{ForwardName}(ref parameters, {Running}, ref cells, stride, firstColumn, endColumn, 0, {Units});");
        }

        writer.Line();
    }

    public override void CallForwardBehind(EmissionContext context) => CallSoftmax(context);

    public override void CallBackwardBehind(EmissionContext context) => CallJacobian(context);

    public override void CallBackward(EmissionContext context) => context.CallInto(context.Flow.Into(Normalization), () =>
    {
        SourceWriter writer = context.Writer;
        using (writer.Block("if (training)"))
        {
            DeclareShare(writer);
            writer.Line($"{BackwardName}(ref parameters, {EmissionContext.Element("statistics", Normalization.VarianceOffset)}, ref cells, stride, sampleCount, 0, columnCount, firstUnit, endUnit);");
        }

        using (writer.Block("else"))
        {
            writer.Line($"{BackwardName}(ref parameters, {EmissionContext.Element("parameters", Normalization.RunningVarianceOffset)}, ref cells, stride, 0, firstColumn, endColumn, 0, {Units});");
        }

        writer.Line();
    });

    public override IEnumerable<Action> PredictionMethods(EmissionContext context) => [() => EmitPrediction(context)];

    protected override void AfterGradient(EmissionContext context)
    {
        using (context.Writer.Block("if (training)"))
        {
            context.Writer.Line($"BatchNormalizationKernel.UpdateRunning({Statistics}, {Running}, {Units}, sampleCount, {Literal.Double(Normalization.Model.Momentum)});");
        }
    }

    protected override void EmitForward(EmissionContext context)
    {
        (SourceWriter writer, string type) = (context.Writer, context.TypeName);
        writer.Line($"// Batch normalisation {Normalization.Name}, {Units} units: x̂ = (x - mean) / √(variance + {Epsilon}),  {Mathematics}");
        writer.Line($"//   γ at {Literal.Integer(Normalization.ScaleOffset)}, β at {Literal.Integer(Normalization.ShiftOffset)}; running mean at {Literal.Integer(Normalization.RunningMeanOffset)}, running variance at {Literal.Integer(Normalization.RunningVarianceOffset)}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {ForwardName}(ref {type} parameters, ref {type} means, ref {type} variances, ref {type} cells, nint stride, int firstColumn, int endColumn, int firstUnit, int endUnit)"))
        {
            string[] scalars =
            [
                $"{type} mean = Unsafe.Add(ref means, unit);",
                $"{type} inverseDeviation = BatchNormalizationKernel.InverseDeviation(Unsafe.Add(ref variances, unit), {Epsilon});",
                $"{type} scale = {ElementOf(Normalization.ScaleOffset)};",
                $"{type} shift = {ElementOf(Normalization.ShiftOffset)};",
            ];
            ForRows(context, scalars, [], target => writer.Lines(
            [
                $"{target.Type} normalized = ({ElementwiseEmitter.Place(target, Normalization.InputRow)} - {target.Operations}.Create(mean)) * inverseDeviation;",
                .. Stores(context, target, "normalized", $"{target.Operations}.Create(scale)", $"{target.Operations}.Create(shift)", row => ElementwiseEmitter.Place(target, row)),
            ]));
        }
    }

    protected override void EmitBackward(EmissionContext context)
    {
        (SourceWriter writer, string type) = (context.Writer, context.TypeName);
        GradientSink sink = context.Flow.Into(Normalization);
        Expression delta = GradientWriter.Delta(sink, new Variable("g"));
        writer.Line($"// Backward batch normalisation {Normalization.Name}: mean and variance depend on every sample, so with δ = ∂L/∂(γ x̂ + β)");
        writer.Line("//   ∂L/∂x = γ / √(variance + ε) (δ - mean δ - x̂ mean(δ x̂)); outside training (sampleCount 0) they are constants and both means fall away.");
        writer.Line($"//   {GradientWriter.Describe(sink, "∂L/∂x")}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {BackwardName}(ref {type} parameters, ref {type} variances, ref {type} cells, nint stride, int sampleCount, int firstColumn, int endColumn, int firstUnit, int endUnit)"))
        {
            string[] scalars =
            [
                $"ref {type} deltas = ref Unsafe.Add(ref row, {Literal.Integer(Normalization.GradientRow)} * stride);",
                $"{type} factor = {ElementOf(Normalization.ScaleOffset)} * BatchNormalizationKernel.InverseDeviation(Unsafe.Add(ref variances, unit), {Epsilon});",
                $"{type} meanDelta = sampleCount == 0 ? 0 : BatchNormalizationKernel.Mean(ref deltas, sampleCount);",
                $"{type} meanProduct = sampleCount == 0 ? 0 : BatchNormalizationKernel.MeanProduct(ref deltas, ref Unsafe.Add(ref row, {Literal.Integer(Normalization.NormalizedRow)} * stride), sampleCount);",
            ];
            string[] afterwards =
            [
                "// Columns beyond the last sample must not contribute to any gradient.",
                $"for (int column = sampleCount == 0 ? endColumn : sampleCount; column < endColumn; column++)",
                "{",
                $"    Unsafe.Add(ref row, ({Literal.Integer(sink.Row)} * stride) + column) = 0;",
                "}",
            ];
            ForRows(context, scalars, afterwards, target =>
            {
                string gradient = ElementwiseEmitter.Place(target, Normalization.GradientRow);
                string normalized = ElementwiseEmitter.Place(target, Normalization.NormalizedRow);
                writer.Line($"{target.Type} g = ({gradient} - {target.Operations}.Create(meanDelta) - ({normalized} * meanProduct)) * factor;");
                writer.Lines(context
                    .Vector([delta], target, name => name == "g" ? "g" : GradientWriter.Place(sink, name, row => ElementwiseEmitter.Place(target, row)))
                    .AssignTo(ElementwiseEmitter.Place(target, sink.Row)));
            });
        }
    }

    /// <summary>One sample: vectors over units; the running averages and γ make one factor per unit.</summary>
    private void EmitPrediction(EmissionContext context)
    {
        (SourceWriter writer, string type) = (context.Writer, context.TypeName);
        VectorTarget target = context.Native;
        Expression deviation = Formula.Sqrt(new Variable("variance") + Normalization.Model.Epsilon);
        writer.Line($"// Batch normalisation {Normalization.Name} of one sample, by the running averages: {Mathematics}");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {PredictionName}(ref {type} parameters, ref {type} x, ref {type} a)"))
        using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(context.Graph.Number.RoundUpToLine(Normalization.OutputSize))}; unit += {target.Count})"))
        {
            string scale = context.Vector([deviation], target, _ => At(Normalization.RunningVarianceOffset)).Values[0];
            writer.Line($"{target.Type} scale = {At(Normalization.ScaleOffset)} / {scale};");
            writer.Line($"{target.Type} n = (({TileEmitter.VectorAt(target, "x", "unit")} - {At(Normalization.RunningMeanOffset)}) * scale) + {At(Normalization.ShiftOffset)};");
            writer.Lines(PredictionStores(context, target, TileEmitter.VectorAt(target, "a", "unit")));
        }

        string At(int offset) => TileEmitter.VectorAt(target, "parameters", offset == 0 ? "unit" : $"{Literal.Integer(offset)} + unit");
    }

    /// <summary>A loop over rows, and in each a loop over columns, for both kinds of vector.</summary>
    private static void ForRows(EmissionContext context, IEnumerable<string> scalars, IEnumerable<string> afterwards, Action<VectorTarget> body)
    {
        SourceWriter writer = context.Writer;
        using (writer.Block("for (int unit = firstUnit; unit < endUnit; unit++)"))
        {
            writer.Line($"ref {context.TypeName} row = ref Unsafe.Add(ref cells, unit * stride);");
            writer.Lines(scalars);
            using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
            {
                ForColumns(context.Wide);
            }

            using (writer.Block("else"))
            {
                ForColumns(context.Native);
            }

            writer.Line();
            writer.Lines(afterwards);
        }

        void ForColumns(VectorTarget target)
        {
            using (writer.Block($"for (int column = firstColumn; column < endColumn; column += {target.Count})"))
            {
                writer.Line($"ref {context.TypeName} cell = ref Unsafe.Add(ref row, column);");
                body(target);
            }
        }
    }

    /// <summary>Units are shared as the columns are: whoever has a part of the columns has that part of the units.</summary>
    private void DeclareShare(SourceWriter writer)
    {
        writer.Line($"int firstUnit = (int)({Units}L * firstColumn / columnCount);");
        writer.Line($"int endUnit = (int)({Units}L * endColumn / columnCount);");
    }

    private string Statistics => $"{EmissionContext.Element("statistics", Normalization.MeanOffset)}, {EmissionContext.Element("statistics", Normalization.VarianceOffset)}";

    private string Running => $"{EmissionContext.Element("parameters", Normalization.RunningMeanOffset)}, {EmissionContext.Element("parameters", Normalization.RunningVarianceOffset)}";

    private static string ElementOf(int offset) => offset == 0 ? "Unsafe.Add(ref parameters, unit)" : $"Unsafe.Add(ref parameters, {Literal.Integer(offset)} + unit)";
}
