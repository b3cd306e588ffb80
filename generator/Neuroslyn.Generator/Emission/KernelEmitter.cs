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

            foreach (DenseOperation dense in graph.DenseOperations)
            {
                writer.Line();
                DenseForwardEmitter.Emit(context, dense);
                if (dense.IsSoftmax)
                {
                    writer.Line();
                    SoftmaxEmitter.EmitForward(context, dense);
                }
            }

            if (graph.Loss is null)
            {
                return;
            }

            writer.Line();
            LossEmitter.Emit(context, graph.Loss);
            foreach (DenseOperation dense in graph.DenseOperations.Reverse())
            {
                if (NeedsJacobian(context, dense))
                {
                    writer.Line();
                    SoftmaxEmitter.EmitBackward(context, dense);
                }

                writer.Line();
                DenseBackwardEmitter.Emit(context, dense);
                writer.Line();
                DenseGradientEmitter.Emit(context, dense);
            }
        }
    }

    /// <summary>Names the rows that the numbers in the code below address.</summary>
    private static void EmitRowTable(EmissionContext context)
    {
        NetworkGraph graph = context.Graph;
        SourceWriter writer = context.Writer;
        string inputs = graph.InputsAreBatchMajor ? "inputs, batch-major (unless attached)" : "inputs";
        var rows = new List<(int Row, string What)> { (0, inputs) };
        foreach (Operation operation in graph.Operations)
        {
            rows.Add((operation.OutputRow, $"{operation.Name}: {(operation is DropoutOperation ? "after dropout" : "a")}"));
            if (operation is DropoutOperation dropout)
            {
                rows.Add((dropout.MaskRow, $"{operation.Name}: m"));
            }

            if (operation is DenseOperation dense)
            {
                rows.Add((dense.PreActivationRow, $"{dense.Name}: z"));
                rows.Add((dense.DeltaRow, $"{dense.Name}: δ"));
                rows.Add((dense.BatchMajorDeltaRow, $"{dense.Name}: δ, batch-major"));
                rows.Add((dense.BatchMajorOutputRow, $"{dense.Name}: a, batch-major"));
            }
        }

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

    private static bool NeedsJacobian(EmissionContext context, DenseOperation dense) =>
        dense.IsSoftmax && !(context.Graph.Loss!.Form == LossForm.FusedSoftmax && dense == context.Graph.DenseOperations.Last());

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
            foreach (Operation operation in context.Graph.Operations)
            {
                switch (operation)
                {
                    case DenseOperation dense:
                        writer.Line($"{DenseForwardEmitter.MethodName(dense)}(ref parameters, {(dense.ReadsBatchMajor ? "ref inputs, ref tail, sampleCount, " : "")}ref cells, stride, firstColumn, endColumn);");
                        if (dense.IsSoftmax)
                        {
                            writer.Line($"{SoftmaxEmitter.ForwardName(dense)}(ref cells, stride, firstColumn, endColumn);");
                        }

                        break;
                    case DropoutOperation dropout:
                        EmitDropout(context, dropout);
                        break;
                }
            }
        }
    }

    private static string BatchMajorInputs(EmissionContext context) =>
        context.Graph.InputsAreBatchMajor ? $"ref {context.TypeName} inputs, ref {context.TypeName} tail, int sampleCount, " : "";

    private static void EmitDropout(EmissionContext context, DropoutOperation dropout)
    {
        string rows = string.Join(", ", new[] { dropout.InputRow, dropout.OutputRow, dropout.MaskRow }.Select(static row => EmissionContext.Cell(row, "0")));
        string range = $"stride, {Literal.Integer(dropout.OutputSize)}, firstColumn, endColumn";
        SourceWriter writer = context.Writer;
        writer.Line($"// Dropout {dropout.Name}: y = x ⊙ m, m = 0 with probability {Literal.Double(dropout.Rate)}, else 1 / (1 - {Literal.Double(dropout.Rate)}); outside training m = 1.");
        using (writer.Block("if (training)"))
        {
            writer.Line($"DropoutMask.Apply({rows}, {range}, {Literal.Double(dropout.Rate)}, dropoutKey + {Literal.Integer(dropout.Index)});");
        }

        using (writer.Block("else"))
        {
            writer.Line($"DropoutMask.PassThrough({rows}, {range});");
        }
    }

    private static void EmitBackwardPass(EmissionContext context, LossOperation loss)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        writer.Summary("Losses, and the gradient δ = ∂L/∂z of every layer, for a range of samples.");
        using (writer.Block($"public static void Backward(ref {type} parameters, ref {type} cells, nint stride, int sampleCount, int firstColumn, int endColumn, bool toInput)"))
        {
            writer.Line($"{LossEmitter.MethodName}(ref cells, stride, sampleCount, firstColumn, endColumn);");
            foreach (DenseOperation dense in context.Graph.DenseOperations.Reverse())
            {
                if (NeedsJacobian(context, dense))
                {
                    writer.Line($"{SoftmaxEmitter.BackwardName(dense)}(ref cells, stride, firstColumn, endColumn);");
                }

                if (!dense.HasFewUnits)
                {
                    string rowStride = Literal.Integer(dense.RowStride);
                    writer.Line($"Transposition.Transpose({EmissionContext.Cell(dense.DeltaRow, "firstColumn")}, stride, {Literal.Integer(dense.Units)}, endColumn - firstColumn, {EmissionContext.Cell(dense.BatchMajorDeltaRow, $"(firstColumn * {rowStride})")}, {rowStride});");
                }

                string call = $"{DenseBackwardEmitter.MethodName(dense)}(ref parameters, ref cells, stride, firstColumn, endColumn);";
                if (context.Previous(dense) is not null)
                {
                    writer.Line(call);
                    continue;
                }

                using (writer.Block("if (toInput)"))
                {
                    writer.Line(call);
                }
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
            foreach (DenseOperation dense in context.Graph.DenseOperations)
            {
                writer.Line(dense.ReadsBatchMajor
                    ? $"{DenseGradientEmitter.MethodName(dense)}(ref inputs, ref parameters, ref cells, gradients, optimizer, stride, sampleCount, part, partCount);"
                    : $"{DenseGradientEmitter.MethodName(dense)}(ref parameters, ref cells, gradients, optimizer, stride, columnCount, part, partCount);");
            }
        }
    }
}
