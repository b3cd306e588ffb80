using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
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
        if (PredictEmitter.FitsOnStack(context.Graph))
        {
            PredictEmitter.Emit(context);
            context.Writer.Line();
        }
    }

    private static void EmitForwardPass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        writer.Summary("Activations of every layer for a range of samples.");
        using (writer.Block($"public static void Forward(ref {type} parameters, {BatchMajorInputs(context)}ref {type} cells, nint stride, int firstColumn, int endColumn, bool training, ulong dropoutKey)"))
        {
            foreach (OperationEmitter operation in context.Operations)
            {
                operation.CallForward(context);
            }
        }
    }

    private static string BatchMajorInputs(EmissionContext context) =>
        context.Graph.InputsAreBatchMajor ? $"ref {context.TypeName} inputs, ref {context.TypeName} tail, int sampleCount, " : "";

    private static void EmitBackwardPass(EmissionContext context, LossOperation loss)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        writer.Summary("Losses, and the gradient δ = ∂L/∂z of every layer, for a range of samples.");
        using (writer.Block($"public static void Backward(ref {type} parameters, ref {type} cells, nint stride, int sampleCount, int firstColumn, int endColumn, bool toInput)"))
        {
            writer.Line($"{LossEmitter.MethodName}(ref cells, stride, sampleCount, firstColumn, endColumn);");
            foreach (OperationEmitter operation in context.Operations.Reverse())
            {
                operation.CallBackward(context);
            }
        }
    }

    private static void EmitGradientPass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        writer.Summary("Gradients of the parameters, summed over all samples; of partCount shares the one numbered part.");
        using (writer.Block($"public static void Gradient({(context.Graph.InputsAreBatchMajor ? $"ref {type} inputs, int sampleCount, " : "")}ref {type} parameters, ref {type} cells, ParameterBuffer<{type}> gradients, OptimizerState<{type}>? optimizer, nint stride, int columnCount, int part, int partCount)"))
        {
            foreach (OperationEmitter operation in context.Operations)
            {
                operation.CallGradient(context);
            }
        }
    }
}
