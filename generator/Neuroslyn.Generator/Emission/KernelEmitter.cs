using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the class that holds a network's arithmetic: one method per layer and direction, and the passes that call them in order.</summary>
internal static class KernelEmitter
{
    public static string ClassName(NetworkGraph graph) => graph.Model.Type.Name + "Kernels";

    public static void Emit(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        NetworkGraph graph = context.Graph;
        writer.Summary(
            $"The arithmetic of {graph.Model.Type.Name}, unrolled for its shapes.",
            "In the batch passes memory is feature-major: row = one value of a sample, column = sample; lanes of a vector are neighbouring samples.");

        // Not on the network class: the attribute would mark the user's half of it as generated too, and analyzers would skip it.
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"Neuroslyn.Generator\", {Literal.Text(NetworkEmitter.Version)})]");
        using (writer.Block($"file static class {ClassName(graph)}"))
        {
            EmitRowTable(context);
            PredictEmitterIfFits(context);
            EmitForwardPass(context);
            if (graph.Loss is not null)
            {
                writer.Line();
                EmitBackwardPass(context, graph.Loss);
                writer.Line();
                EmitGradientPass(context);
            }

            if (context.HasSamplePass)
            {
                writer.Line();
                SampleEmitter.Emit(context);
            }

            if (context.HasBatchPass)
            {
                writer.Line();
                BatchEmitter.Emit(context);
            }

            EmitMethods(writer, context.Operations.SelectMany(operation => operation.ForwardMethods(context)));
            if (graph.Loss is null)
            {
                return;
            }

            writer.Line();
            LossEmitter.Emit(context, graph.Loss);
            EmitMethods(writer, context.Operations.Reverse().SelectMany(operation => operation.BackwardMethods(context)));
        }
    }

    /// <summary>Writes methods, each after an empty line.</summary>
    internal static void EmitMethods(SourceWriter writer, IEnumerable<Action> methods)
    {
        foreach (Action method in methods)
        {
            writer.Line();
            method();
        }
    }

    /// <summary>Names the rows that the numbers in the code below address.</summary>
    private static void EmitRowTable(EmissionContext context)
    {
        NetworkGraph graph = context.Graph;
        SourceWriter writer = context.Writer;
        string inputs = graph.InputsAreBatchMajor ? "inputs, batch-major (unless attached)" : "inputs";
        var rows = new List<(int Row, string What)> { (0, inputs) };
        rows.AddRange(context.Operations.SelectMany(static operation => operation.Rows));
        if (graph.Loss is { } loss)
        {
            rows.Add((loss.TargetRow, "targets"));
            rows.Add((loss.LossRow, "losses"));
            rows.Add((graph.InputGradientRow, "∂L/∂x"));
        }

        writer.Line("// Rows of the workspace, from:");
        foreach ((int row, string what) in rows.Where(static row => row.Row >= 0).OrderBy(static row => row.Row))
        {
            writer.Line($"//   {row,6}  {what}");
        }

        writer.Line();
    }

    private static void PredictEmitterIfFits(EmissionContext context)
    {
        if (PredictionPlan.FitsOnStack(context.Graph))
        {
            PredictEmitter.Emit(context);
            context.Writer.Line();
        }
    }

    private static void EmitForwardPass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        writer.Summary("Activations of every layer for a range of samples.");
        using (writer.Block(PassSignature.Forward(context).Declaration))
        {
            EmitPhases(context, context.Operations, static (operation, context) => operation.CallForward(context), static (operation, context) => operation.CallForwardBehind(context), behindFollows: true);
        }
    }

    /// <summary>Writes the calls in order; where operations take whole rows, in numbered phases that can be run one by one.</summary>
    /// <param name="context">The network.</param>
    /// <param name="operations">The operations in the order of the calls.</param>
    /// <param name="call">Writes the call of an operation.</param>
    /// <param name="behind">Writes what belongs to an operation that takes whole rows, but takes ranges of columns.</param>
    /// <param name="behindFollows">Whether that comes after the operation, as in the forward pass.</param>
    private static void EmitPhases(
        EmissionContext context, IEnumerable<OperationEmitter> operations, Action<OperationEmitter, EmissionContext> call, Action<OperationEmitter, EmissionContext> behind, bool behindFollows, Action? first = null)
    {
        var phases = new List<List<Action>> { new() };
        if (first is not null)
        {
            phases[0].Add(first);
        }

        foreach (OperationEmitter operation in operations)
        {
            if (!operation.TakesWholeRows)
            {
                phases[phases.Count - 1].Add(() => call(operation, context));
                continue;
            }

            List<Action> columns = [() => behind(operation, context)];
            if (!behindFollows)
            {
                phases[phases.Count - 1].AddRange(columns);
            }

            phases.Add([() => call(operation, context)]);
            phases.Add(behindFollows ? columns : []);
        }

        if (phases.Count == 1)
        {
            phases[0].ForEach(static statement => statement());
            return;
        }

        context.Writer.Line("// A phase needs all columns of the one before; -1 is all of them, one after the other.");
        for (int i = 0; i < phases.Count; i++)
        {
            using (context.Writer.Block($"if (phase is -1 or {Literal.Integer(i)})"))
            {
                phases[i].ForEach(static statement => statement());
            }

            context.Writer.Line();
        }
    }

    private static void EmitBackwardPass(EmissionContext context, LossOperation loss)
    {
        SourceWriter writer = context.Writer;
        writer.Summary("Losses, and the gradient δ = ∂L/∂z of every layer, for a range of samples.");
        using (writer.Block(PassSignature.Backward(context).Declaration))
        {
            EmitPhases(
                context,
                context.Operations.Reverse(),
                static (operation, context) => operation.CallBackward(context),
                static (operation, context) => operation.CallBackwardBehind(context),
                behindFollows: false,
                () => writer.Line($"{LossEmitter.MethodName}(ref cells, stride, sampleCount, firstColumn, endColumn);"));
        }
    }

    private static void EmitGradientPass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        writer.Summary("Gradients of the parameters, summed over all samples; of partCount shares the one numbered part.");
        using (writer.Block(PassSignature.Gradient(context).Declaration))
        {
            bool updatesWhole = GradientGroups.UpdateWhole(context.Graph);
            if (updatesWhole)
            {
                writer.Line("// So few parameters are not worth sharing: the first share is all of them, and they are updated in one go.");
                using (writer.Block("if (part > 0)"))
                {
                    writer.Line("return;");
                }

                writer.Line();
                writer.Line("partCount = 1;");
                writer.Line($"OptimizerState<{context.TypeName}>? whole = optimizer;");
                writer.Line("optimizer = null;");
            }

            foreach (OperationEmitter operation in context.Operations)
            {
                operation.CallGradient(context);
            }

            if (updatesWhole)
            {
                writer.Line($"whole?.Update(gradients, 0, {Literal.Integer(context.Graph.ParameterBufferLength)});");
            }
        }
    }
}
