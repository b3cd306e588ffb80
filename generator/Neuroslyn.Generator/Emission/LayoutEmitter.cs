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
        yield return $"<item><term>input layer</term><description>{graph.InputSize} values</description></item>";
        string output = graph.Operations[graph.Operations.Count - 1].Name;
        foreach (Operation operation in graph.Operations)
        {
            string role = operation.Name == output ? "output layer" : "hidden layer";
            string offsets = string.Join(", ", operation.Tensors.Select(static tensor => Literal.Integer(tensor.Offset)));
            string cells = signals.FirstOrDefault(signal => operation is DenseOperation && signal.Name == operation.Name) is { } signal ? SignalComment.Cells(signal) : SignalComment.NoCells;
            yield return $"<item><term>{operation.Title}</term><description>{role}: {operation.Description} | {operation.InputSize} → {operation.OutputSize} | {Thousands(operation.ParameterCount)} | {offsets}{(offsets.Length > 0 ? " " : "")}| {cells}</description></item>";
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
            EmitItems(writer, graph.Tensors.Select(Tensor));
            writer.Line("Layers = new global::Neuroslyn.LayerDescription[]");
            EmitItems(writer, graph.Operations.Select(Describe));
            writer.Line($"Workspace = new global::Neuroslyn.WorkspacePlan({Literal.Integer(graph.WorkspaceRows)}, 0, {Literal.Integer(graph.OutputRow)}, {Literal.Integer(graph.Loss?.TargetRow ?? -1)}, {Literal.Integer(graph.Loss?.LossRow ?? -1)}, {Literal.Integer(graph.InputGradientRow)}, {Literal.Boolean(graph.InputsAreBatchMajor)}, {Literal.Integer(context.HasSamplePass ? new SamplePlan(graph).Length : 0)}{(graph.StatisticCount > 0 ? $", {Literal.Integer(graph.StatisticCount)}" : "")}),");
            if (context.HasBatchPass)
            {
                writer.Line("HasBatchPass = true,");
            }

            if (graph.CouplesSamples)
            {
                writer.Line($"ForwardPhaseCount = {Literal.Integer(graph.PhaseCount)},");
                writer.Line($"BackwardPhaseCount = {Literal.Integer(graph.PhaseCount)},");
                writer.Line("BatchNormalizations = new global::Neuroslyn.BatchNormalizationDescription[]");
                EmitItems(writer, graph.BatchNormalizations.Select(normalization => Describe(graph, normalization)));
            }

            writer.Line($"OutputsAreDistribution = {Literal.Boolean(graph.Producer(graph.Output) is ActivatedOperation { IsSoftmax: true })},");
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

    private static string Tensor(TensorPlan tensor)
    {
        string shape = string.Join(", ", new[] { tensor.Offset, tensor.Rows, tensor.Columns, tensor.RowStride }.Select(static number => Literal.Integer(number)));
        return $"new global::Neuroslyn.ParameterTensor({Literal.Text(tensor.Layer)}, {Literal.Text(tensor.Name)}, global::Neuroslyn.ParameterKind.{tensor.Kind}, {shape})";
    }

    private static string Describe(Operation operation) =>
        $"new global::Neuroslyn.LayerDescription({Literal.Text(operation.Name)}, {Literal.Text(operation.Description)}, {Literal.Integer(operation.InputSize)}, {Literal.Integer(operation.OutputSize)}, {Literal.Integer(operation.ParameterCount)}, {Literal.Integer(operation.OutputRow)}){Bounds(operation)}";

    /// <summary>What values are confined to, where that is known on both sides.</summary>
    private static string Bounds(Operation operation)
    {
        Interval bounds = operation is not ActivatedOperation activated ? Interval.Everything
            : activated.IsSoftmax ? new Interval(0, 1)
            : activated.Function is { } function ? Interval.Of(function)
            : Interval.Everything;
        return double.IsInfinity(bounds.Low) || double.IsInfinity(bounds.High) ? "" : $" {{ LowerBound = {Literal.Double(bounds.Low)}, UpperBound = {Literal.Double(bounds.High)} }}";
    }

    private static string Describe(NetworkGraph graph, NormalizationOperation normalization)
    {
        // Whatever else reads z, or stands between, keeps the statistics from being multiplied into the weights.
        bool isOnlyReader = graph.Output != normalization.Input && graph.Operations.SelectMany(static operation => operation.Inputs).Count(input => input == normalization.Input) == 1;
        DenseOperation? linear = isOnlyReader && graph.Producer(normalization.Input) is DenseOperation { Activation.Kind: Activation.Identity } dense ? dense : null;
        IEnumerable<string> tensors = normalization.Tensors.Select(Tensor).Append(Literal.Double(normalization.Model.Epsilon)).Concat((linear?.Tensors ?? []).Select(Tensor));
        string missing = linear is null ? ", null, null" : linear.BiasOffset < 0 ? ", null" : "";
        return $"new global::Neuroslyn.BatchNormalizationDescription({Literal.Text(normalization.Name)}, {string.Join(", ", tensors)}{missing})";
    }

    private static string Thousands(long value) => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
