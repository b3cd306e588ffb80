using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the loss of each sample and the gradient that starts the backward pass.</summary>
internal static class LossEmitter
{
    public const string MethodName = "Loss";

    public static void Emit(EmissionContext context, LossOperation loss)
    {
        SourceWriter writer = context.Writer;
        GradientSink sink = context.Flow.OfLoss();
        writer.Line($"// Loss: {loss.Name}; the gradient is that of the mean over samples{(loss.UnitDivisor > 1 ? $" and {loss.UnitDivisor} units" : "")}.");
        writer.Lines(EmissionContext.Written(context.Graph.Model.LossFunction));
        writer.Lines(Mathematics(loss, sink));
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName}(ref {context.TypeName} cells, nint stride, int sampleCount, int firstColumn, int endColumn)"))
        {
            writer.Line($"{context.TypeName} share = {context.Number(1)} / sampleCount{(loss.UnitDivisor > 1 ? $" / {Literal.Integer(loss.UnitDivisor)}" : "")};");
            writer.Line($"LossColumns(ref cells, stride, share, firstColumn, endColumn);");
            writer.Line();
            writer.Line("// Columns beyond the last sample must not contribute to any gradient.");
            Loops.ForUnits(
                writer,
                "0",
                Literal.Integer(sink.Size),
                $"for (int column = Math.Max(firstColumn, sampleCount); column < endColumn; column++)",
                "{",
                $"    Unsafe.Add(ref cells, (({Literal.Integer(sink.Row)} + unit) * stride) + column) = 0;",
                "}");
        }

        writer.Line();
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void LossColumns(ref {context.TypeName} cells, nint stride, {context.TypeName} share, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target => EmitColumn(context, loss, sink, target));
        }
    }

    private static IEnumerable<string> Mathematics(LossOperation loss, GradientSink sink)
    {
        if (loss.Form == LossForm.FusedSoftmax)
        {
            return
            [
                "//   From the logits z: L = Σ t (log Σ e^(z - max z) - (z - max z)), exact where softmax rounds to 0.",
                "//   δ = ∂L/∂z = a Σt - t, the softmax Jacobian and the logarithm having cancelled.",
            ];
        }

        if (loss.Form == LossForm.OverUnits)
        {
            return UnitLossEmitter.Mathematics(loss);
        }

        var lines = new List<string> { $"//   L = Σ {ExpressionWriter.ToMathematics(loss.Value!)} over units,  L' = {ExpressionWriter.ToMathematics(loss.Derivative!)}" };
        lines.Add(loss.Form switch
        {
            LossForm.OfPreActivation => "//   δ = ∂L/∂z = L', from the pre-activation, so that large |z| neither overflow nor lose the gradient.",
            LossForm.SoftmaxJacobian => "//   g = ∂L/∂a = L'; the softmax Jacobian follows.",
            _ when sink.Activated?.Derivative is { } derivative and not Constant(1) => $"//   δ = ∂L/∂z = L' {ExpressionWriter.ToFactor(derivative)}",
            _ => "//   δ = ∂L/∂z = L'.",
        });
        return lines;
    }

    private static void EmitColumn(EmissionContext context, LossOperation loss, GradientSink sink, VectorTarget target)
    {
        SourceWriter writer = context.Writer;
        string units = Literal.Integer(sink.Size);
        writer.Line($"ref {context.TypeName} cell = ref Unsafe.Add(ref cells, column);");
        if (loss.Form == LossForm.FusedSoftmax)
        {
            EmitFusedSoftmax(context, loss, sink, target);
            return;
        }

        if (loss.Form == LossForm.OverUnits)
        {
            UnitLossEmitter.Emit(context, loss, sink, target);
            return;
        }

        Expression value = CheaperForm.Of(loss.Value!);
        Expression gradient = loss.Derivative! * new Variable("share");
        Expression delta = loss.Form == LossForm.OfPreActivation ? CheaperForm.Of(gradient) : GradientWriter.Delta(sink, gradient);
        writer.Line($"{target.Type} total = {target.Type}.Zero;");
        using (writer.Block($"for (int unit = 0; unit < {units}; unit++)"))
        {
            writer.Line($"{target.Type} t = {Row(target, loss.TargetRow)};");
            if (loss.Form == LossForm.OfPreActivation)
            {
                writer.Line($"{target.Type} z = {Row(target, sink.Activated!.PreActivationRow)};");
            }
            else
            {
                writer.Line($"{target.Type} y = {Row(target, context.Graph.OutputRow)};");
            }

            VectorCode code = context.Vector([value, delta], target, name => name switch
            {
                "t" or "y" => name,
                "z" when loss.Form == LossForm.OfPreActivation => name,
                "share" => $"{target.Operations}.Create(share)",
                _ => GradientWriter.Place(sink, name, row => Row(target, row)),
            });
            writer.Lines(code.Declarations);
            writer.Line($"total += {code.Values[0]};");
            writer.Line($"{Row(target, sink.Row)} = {code.Values[1]};");
        }

        writer.Line();
        string mean = loss.UnitDivisor > 1 ? $"total * {context.Number(1.0 / loss.UnitDivisor)}" : "total";
        writer.Line($"{Row(target, loss.LossRow, indexed: false)} = {mean};");
    }

    private static void EmitFusedSoftmax(EmissionContext context, LossOperation loss, GradientSink sink, VectorTarget target)
    {
        SourceWriter writer = context.Writer;
        ActivatedOperation last = sink.Activated!;
        string units = Literal.Integer(sink.Size);
        string z = Row(target, last.PreActivationRow);
        string t = Row(target, loss.TargetRow);
        string y = Row(target, last.OutputRow);
        writer.Line("// The largest a is 1 / Σ e^(z - max z), so that sum need not be computed again.");
        writer.Line($"{target.Type} maximum = {Row(target, last.PreActivationRow, indexed: false)};");
        writer.Line($"{target.Type} largest = {Row(target, last.OutputRow, indexed: false)};");
        writer.Line($"{target.Type} targets = {Row(target, loss.TargetRow, indexed: false)};");
        Loops.ForUnits(
            writer,
            "1",
            units,
            $"maximum = {target.Operations}.MaxNative(maximum, {z});",
            $"largest = {target.Operations}.MaxNative(largest, {y});",
            $"targets += {t};");
        writer.Line($"{target.Type} agreement = {target.Type}.Zero;");
        using (writer.Block($"for (int unit = 0; unit < {units}; unit++)"))
        {
            writer.Line($"{target.Type} t = {t};");
            writer.Line($"agreement += t * ({z} - maximum);");
            writer.Line($"{Row(target, sink.Row)} = (({y} * targets) - t) * share;");
        }

        writer.Line();
        writer.Line($"{Row(target, loss.LossRow, indexed: false)} = -((targets * VectorMath.Log(largest)) + agreement);");
    }

    /// <summary>The vector of the current column in a row, or in the row of the current unit.</summary>
    internal static string Row(VectorTarget target, int row, bool indexed = true) => TileEmitter.VectorAt(
        target,
        "cell",
        indexed ? $"({Literal.Integer(row)} + unit) * stride" : $"{Literal.Integer(row)} * stride");
}
