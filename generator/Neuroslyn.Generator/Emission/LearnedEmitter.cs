using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes what activations with learned parameters need besides the matrix products: first values, the sum of their gradients over the samples, and,
/// where no product leaves their gradient (<see cref="GradientFlow.FusesLearned"/>), a pass from dL/da to dL/dz and the parameters.
/// </summary>
internal static class LearnedEmitter
{
    public static string BackwardName(ActivatedOperation operation) => "BackwardActivation" + operation.Identifier;

    public static string GradientName(ActivatedOperation operation) => "GradientActivation" + operation.Identifier;

    /// <summary>The rows that hold the samples' shares of the parameters' gradients.</summary>
    public static IEnumerable<(int Row, string Content)> Rows(ActivatedOperation operation) =>
        operation.Learned.Select(plan => (plan.GradientRow, $"{operation.Name}: ∂L/∂{plan.Name} of each sample"));

    /// <summary>The statements that give the parameters their first values.</summary>
    public static IEnumerable<string> Initialization(EmissionContext context, ActivatedOperation operation, IReadOnlyList<string> tensors) => operation.Learned.Select((plan, index) =>
        $"parameters.Vector({tensors[index]}).Fill({context.Number(plan.InitialValue)}); // {operation.Name}: {plan.Name}{(plan.PerUnit ? " of each unit" : "")}");

    /// <summary>A parameter where the lanes of a vector are units.</summary>
    public static string OfUnits(ActivatedOperation operation, string name, VectorTarget target, string unit)
    {
        LearnedPlan plan = Plan(operation, name);
        string offset = Literal.Integer(plan.Offset);
        return plan.PerUnit
            ? TileEmitter.VectorAt(target, "parameters", unit == "0" ? offset : $"{offset} + {unit}")
            : $"{target.Operations}.Create(Unsafe.Add(ref parameters, {offset}))";
    }

    /// <summary>The pass from dL/da to dL/dz, in its place, and to each sample's share of the parameters' gradients.</summary>
    public static void EmitBackward(EmissionContext context, ActivatedOperation operation)
    {
        SourceWriter writer = context.Writer;
        Expression gradient = new Variable("g");
        Expression[] formulas = [operation.DerivativeCode!, .. operation.Learned.Select(static plan => CheaperForm.Of(plan.Derivative))];
        writer.Line($"// Activation {operation.Name} backward: with g = ∂L/∂a, δ = ∂L/∂z = g {ExpressionWriter.ToFactor(operation.Derivative!)}, in place of g.");
        writer.Lines(DescribeShares(operation, "g"));

        EmitMethod(
            context,
            BackwardName(operation),
            operation,
            target =>
            {
                // Columns beyond the last sample carry a gradient of 0, which must stay 0 even where a derivative is infinite.
                VectorCode code = context.Vector(
                    [.. formulas.Select(formula => GradientWriter.Guarded(gradient * formula, Singularity.MayOccur(formula), gradient))],
                    target,
                    name => name switch
                    {
                        "z" => ElementwiseEmitter.Place(target, operation.PreActivationRow),
                        "g" => ElementwiseEmitter.Place(target, operation.GradientRow),
                        _ => OfUnit(operation, name, target),
                    });
                using (writer.Block())
                {
                    writer.Lines(code.Declarations);
                    for (int i = 0; i < operation.Learned.Count; i++)
                    {
                        LearnedPlan plan = operation.Learned[i];
                        writer.Line(plan.PerUnit ? $"{ElementwiseEmitter.Place(target, plan.GradientRow)} = {code.Values[i + 1]};" : $"{TotalName(i)} += {code.Values[i + 1]};");
                    }

                    writer.Line($"{ElementwiseEmitter.Place(target, operation.GradientRow)} = {code.Values[0]};");
                }
            },
            before: target => PerLayer(operation).Select(index => $"{target.Type} {TotalName(index)} = {target.Type}.Zero;"),
            after: target => PerLayer(operation).Select(index => $"{TileEmitter.VectorAt(target, "cells", $"({Literal.Integer(operation.Learned[index].GradientRow)} * stride) + column")} = {TotalName(index)};"));
    }

    /// <summary>Sums the samples' shares, in one order whatever the number of threads.</summary>
    public static void EmitGradient(EmissionContext context, ActivatedOperation operation)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        writer.Line($"// Gradients of the activation of {operation.Name}: {string.Join(", ", operation.Learned.Select(static plan => $"∂L/∂{plan.Name}"))}, summed over all samples by one thread.");
        using (writer.Block($"private static void {GradientName(operation)}(ref {type} cells, ParameterBuffer<{type}> gradients, OptimizerState<{type}>? optimizer, nint stride, int columnCount, int part, int partCount)"))
        {
            int index = context.Graph.Operations.TakeWhile(other => other != operation).Count();
            using (writer.Block($"if (part != {Literal.Integer(index)} % partCount)"))
            {
                writer.Line("return;");
            }

            foreach (LearnedPlan plan in operation.Learned)
            {
                int count = plan.PerUnit ? operation.OutputSize : 1;
                writer.Line();
                using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(count)}; unit++)"))
                {
                    writer.Line($"Unsafe.Add(ref gradients.Origin, {Literal.Integer(plan.Offset)} + unit) = ({type})Reductions.Sum<{type}>(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref cells, ({Literal.Integer(plan.GradientRow)} + unit) * stride), columnCount));");
                }

                writer.Line();
                writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(plan.Offset)}, {Literal.Integer(context.Graph.Number.RoundUpToLine(count))}, ParameterKind.Activation);");
            }
        }
    }

    /// <summary>The gradients of the parameters as mathematics.</summary>
    /// <param name="operation">The activation.</param>
    /// <param name="gradient">dL/da as mathematics.</param>
    public static IEnumerable<string> DescribeShares(ActivatedOperation operation, string gradient) => operation.Learned.Select(plan =>
        $"//   ∂L/∂{plan.Name} = Σ {gradient} {ExpressionWriter.ToFactor(plan.Derivative)} over {(plan.PerUnit ? "" : "units and ")}samples; here of each sample.");

    /// <summary>Which parameters are learned, and where they stand.</summary>
    public static string Describe(ActivatedOperation operation) => string.Join(
        ", ",
        operation.Learned.Select(static plan => $"{plan.Name} {(plan.PerUnit ? "of each unit" : "of the layer")} (at {Literal.Integer(plan.Offset)})")) + (operation.Learned.Count == 1 ? " is" : " are");

    private static LearnedPlan Plan(ActivatedOperation operation, string name) => operation.Learned.First(plan => plan.Name == name);

    /// <summary>A parameter where the lanes of a vector are samples.</summary>
    private static string OfUnit(ActivatedOperation operation, string name, VectorTarget target)
    {
        LearnedPlan plan = Plan(operation, name);
        return $"{target.Operations}.Create(Unsafe.Add(ref parameters, {Literal.Integer(plan.Offset)}{(plan.PerUnit ? " + unit" : "")}))";
    }

    private static IEnumerable<int> PerLayer(ActivatedOperation operation) => Enumerable.Range(0, operation.Learned.Count).Where(index => !operation.Learned[index].PerUnit);

    private static string TotalName(int index) => "total" + Literal.Integer(index);

    /// <summary>A method that visits every unit of every vector of columns; <c>cell</c> is the place in row 0 plus the unit.</summary>
    private static void EmitMethod(
        EmissionContext context,
        string name,
        ActivatedOperation operation,
        Action<VectorTarget> body,
        Func<VectorTarget, IEnumerable<string>>? before = null,
        Func<VectorTarget, IEnumerable<string>>? after = null)
    {
        SourceWriter writer = context.Writer;
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {name}(ref {context.TypeName} parameters, ref {context.TypeName} cells, nint stride, int firstColumn, int endColumn)"))
        {
            context.ForColumnVectors(target =>
            {
                writer.Line($"ref {context.TypeName} cell = ref Unsafe.Add(ref cells, column);");
                writer.Lines(before?.Invoke(target) ?? []);
                using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(operation.OutputSize)}; unit++)"))
                {
                    body(target);
                    writer.Line("cell = ref Unsafe.Add(ref cell, stride);");
                }

                if (after is not null && after(target).Any())
                {
                    writer.Line();
                    writer.Lines(after(target));
                }
            });
        }
    }
}
