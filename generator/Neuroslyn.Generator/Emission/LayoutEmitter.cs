using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the description of the network's shape, once as data and once as a table for the reader.</summary>
internal static class LayoutEmitter
{
    /// <summary>The lines of the class's doc comment: a table of layers.</summary>
    public static IEnumerable<string> Table(NetworkGraph graph, IReadOnlyList<LayerSignal> signals)
    {
        string loss = graph.Loss is null ? "predicts only" : graph.Loss.Name;
        yield return $"{graph.InputSize} inputs, {graph.OutputSize} outputs, {Thousands(graph.ParameterCount)} parameters, {Thousands(graph.MultiplyAdds)} multiply-adds per sample; {loss}; {graph.Number.TypeName}.";
        yield return "<list type=\"table\">";
        yield return $"<listheader><term>layer</term><description>computes | shape | parameters | offset of W, b | {SignalComment.Titles}</description></listheader>";
        foreach (Operation operation in graph.Operations)
        {
            string what = operation switch
            {
                DenseOperation dense => $"Dense, {ActivationFormulas.DisplayName(dense.Model.Activation)} | {dense.InputSize} → {dense.Units} | {Thousands(dense.ParameterCount)} | {dense.WeightOffset}{(dense.BiasOffset >= 0 ? $", {dense.BiasOffset}" : "")} | {SignalComment.Cells(signals.First(signal => signal.Name == dense.Name))}",
                DropoutOperation dropout => $"Dropout {Literal.Double(dropout.Rate)} | {dropout.OutputSize} → {dropout.OutputSize} | 0 | | {SignalComment.NoCells}",
                _ => "",
            };
            yield return $"<item><term>{operation.Name}</term><description>{what}</description></item>";
        }

        yield return "</list>";
        yield return SignalComment.Legend;
    }

    public static void Emit(EmissionContext context)
    {
        (SourceWriter writer, NetworkGraph graph) = (context.Writer, context.Graph);
        writer.Summary("The network's shape: parameter tensors, layers and workspace rows.");
        writer.Line("public static global::Neuroslyn.NetworkLayout Layout { get; } = new global::Neuroslyn.NetworkLayout");
        writer.Line("{");
        using (writer.Indent())
        {
            writer.Line($"Name = {Literal.Text(graph.Model.Type.Name)},");
            writer.Line("InputSize = InputSize,");
            writer.Line("OutputSize = OutputSize,");
            writer.Line("ParameterCount = ParameterCount,");
            writer.Line($"ParameterBufferLength = {Literal.Integer(graph.ParameterBufferLength)},");
            writer.Line("Tensors = new global::Neuroslyn.ParameterTensor[]");
            EmitItems(writer, graph.DenseOperations.SelectMany(Tensors));
            writer.Line("Layers = new global::Neuroslyn.LayerDescription[]");
            EmitItems(writer, graph.Operations.Select(Describe));
            writer.Line($"Workspace = new global::Neuroslyn.WorkspacePlan({Literal.Integer(graph.WorkspaceRows)}, 0, {Literal.Integer(graph.OutputRow)}, {Literal.Integer(graph.Loss?.TargetRow ?? -1)}, {Literal.Integer(graph.Loss?.LossRow ?? -1)}, {Literal.Integer(graph.InputGradientRow)}, {Literal.Boolean(graph.InputsAreBatchMajor)}, {Literal.Integer(context.HasSamplePass ? new SamplePlan(graph).Length : 0)}),");
            writer.Line($"OutputsAreDistribution = {Literal.Boolean(graph.Operations[graph.Operations.Count - 1] is DenseOperation { IsSoftmax: true })},");
        }

        writer.Line("};");
    }

    private static void EmitItems(SourceWriter writer, IEnumerable<string> items)
    {
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (string item in items)
            {
                writer.Line(item + ",");
            }
        }

        writer.Line("},");
    }

    private static IEnumerable<string> Tensors(DenseOperation dense)
    {
        string layer = Literal.Text(dense.Name);
        string shape = $"{Literal.Integer(dense.WeightOffset)}, {Literal.Integer(dense.InputSize)}, {Literal.Integer(dense.Units)}, {Literal.Integer(dense.RowStride)}";
        yield return $"new global::Neuroslyn.ParameterTensor({layer}, {Literal.Text(dense.Name + ".weight")}, global::Neuroslyn.ParameterKind.Weight, {shape})";
        if (dense.BiasOffset >= 0)
        {
            yield return $"new global::Neuroslyn.ParameterTensor({layer}, {Literal.Text(dense.Name + ".bias")}, global::Neuroslyn.ParameterKind.Bias, {Literal.Integer(dense.BiasOffset)}, 1, {Literal.Integer(dense.Units)}, {Literal.Integer(dense.Units)})";
        }
    }

    private static string Describe(Operation operation)
    {
        (string description, int parameters) = operation switch
        {
            DenseOperation dense => ($"Dense, {ActivationFormulas.DisplayName(dense.Model.Activation)}", dense.ParameterCount),
            DropoutOperation dropout => ($"Dropout {Literal.Double(dropout.Rate)}", 0),
            _ => (operation.GetType().Name, 0),
        };
        return $"new global::Neuroslyn.LayerDescription({Literal.Text(operation.Name)}, {Literal.Text(description)}, {Literal.Integer(operation.InputSize)}, {Literal.Integer(operation.OutputSize)}, {Literal.Integer(parameters)}, {Literal.Integer(operation.OutputRow)})";
    }

    private static string Thousands(long value) => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
