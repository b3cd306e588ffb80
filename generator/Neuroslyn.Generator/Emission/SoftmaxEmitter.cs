using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes softmax over the units of a layer, with samples in the lanes, and its Jacobian.</summary>
internal static class SoftmaxEmitter
{
    public static string ForwardName(ActivatedOperation operation) => "Softmax" + operation.Identifier;

    public static string BackwardName(ActivatedOperation operation) => "SoftmaxJacobian" + operation.Identifier;

    /// <summary>Whether the backward pass multiplies by the Jacobian: the loss has not cancelled it.</summary>
    public static bool NeedsJacobian(EmissionContext context, ActivatedOperation operation) =>
        operation.IsSoftmax && !(context.Graph.Loss!.Form == LossForm.FusedSoftmax && operation.Output == context.Graph.Output);

    public static void EmitForward(EmissionContext context, ActivatedOperation operation)
    {
        SourceWriter writer = context.Writer;
        string units = Literal.Integer(operation.OutputSize);
        writer.Line($"// Softmax {operation.Name}: a[u] = e^(z[u] - max z) / Σ e^(z - max z), over {units} units; subtracting the maximum keeps e^z finite.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {ForwardName(operation)}(ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target =>
            {
                writer.Line($"ref {context.TypeName} z = {EmissionContext.Cell(operation.PreActivationRow, "column")};");
                writer.Line($"ref {context.TypeName} a = {EmissionContext.Cell(operation.OutputRow, "column")};");
                writer.Line($"{target.Type} maximum = {At(target, "z", "0")};");
                Loops.ForUnits(writer, "1", units, $"maximum = {target.Operations}.MaxNative(maximum, {At(target, "z", "unit * stride")});");
                writer.Line($"{target.Type} sum = {target.Type}.Zero;");
                Loops.ForUnits(
                    writer,
                    "0",
                    units,
                    $"{target.Type} power = VectorMath.Exp({At(target, "z", "unit * stride")} - maximum);",
                    $"{At(target, "a", "unit * stride")} = power;",
                    "sum += power;");
                writer.Line($"{target.Type} scale = {target.Type}.One / sum;");
                Loops.ForUnits(writer, "0", units, $"{At(target, "a", "unit * stride")} *= scale;");
            });
        }
    }

    /// <summary>dL/dz[u] = a[u] (g[u] - Σ g a), in place of g.</summary>
    public static void EmitBackward(EmissionContext context, ActivatedOperation operation)
    {
        SourceWriter writer = context.Writer;
        string units = Literal.Integer(operation.OutputSize);
        writer.Line($"// Softmax {operation.Name} backward: with g = ∂L/∂a, δ[u] = a[u] (g[u] - Σ g a), in place of g.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {BackwardName(operation)}(ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target =>
            {
                writer.Line($"ref {context.TypeName} a = {EmissionContext.Cell(operation.OutputRow, "column")};");
                writer.Line($"ref {context.TypeName} delta = {EmissionContext.Cell(operation.GradientRow, "column")};");
                writer.Line($"{target.Type} sum = {target.Type}.Zero;");
                Loops.ForUnits(writer, "0", units, $"sum += {At(target, "delta", "unit * stride")} * {At(target, "a", "unit * stride")};");
                Loops.ForUnits(writer, "0", units, $"{At(target, "delta", "unit * stride")} = {At(target, "a", "unit * stride")} * ({At(target, "delta", "unit * stride")} - sum);");
            });
        }
    }

    private static string At(VectorTarget target, string reference, string offset) => TileEmitter.VectorAt(target, reference, offset);
}
