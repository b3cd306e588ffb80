using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes what is predicted for each layer where its author sees it: into the table of the class and the hover text of the layer's property.</summary>
internal static class SignalComment
{
    /// <summary>Titles of the columns of <see cref="Cells"/>.</summary>
    public const string Titles = "z at the start | a at the start | gradient at the start | saturated | dead";

    /// <summary>What the columns mean.</summary>
    public const string Legend =
        "At the start of training, for standardised inputs: predicted standard deviation of z = x W + b and of a = f(z) over samples and seeds; size of dL/dz relative to that of the last layer; shares of values where f is nearly flat, and where it lets no gradient through.";

    /// <summary>The columns of a layer without parameters.</summary>
    public const string NoCells = "| | | |";

    /// <summary>The columns of a layer.</summary>
    public static string Cells(LayerSignal signal) =>
        $"{Literal.Rounded(signal.PreActivationDeviation)} | {Literal.Rounded(signal.ActivationDeviation)} | {Literal.Rounded(signal.GradientScale)} | {Percent(signal.SaturatedShare)} | {Percent(signal.BlockedShare)}";

    /// <summary>Writes the comment of a layer's property, unless its author wrote one: the compiler would prefer this one.</summary>
    public static void Emit(SourceWriter writer, NetworkGraph graph, LayerModel layer, IReadOnlyList<LayerSignal> signals)
    {
        if (layer.Declaration.HasDocumentation)
        {
            return;
        }

        if (layer is SubnetworkModel inner)
        {
            SubnetworkPlan plan = graph.Subnetworks.First(candidate => candidate.Name == layer.Name);
            string frozen = layer.IsFrozen ? " Training leaves it as it is." : "";
            writer.Summary($"{inner.TypeName}, {Literal.Integer(inner.Network!.InputSize)} → {Literal.Integer(LayerSizes.Of(graph.Model, layer.Name))}, on the parameters from {Literal.Integer(plan.Offset)} on.{frozen}");
            return;
        }

        if (layer is MergeModel merge)
        {
            string size = Literal.Integer(LayerSizes.Of(graph.Model, layer.Name));
            string operands = string.Join(", ", merge.Sources.Select(static source => source == LayerWiring.InputName ? "input" : source));
            string activation = merge.Activation.Kind == Activation.Identity ? "" : ", " + ActivationFormulas.DisplayName(merge.Activation);
            writer.Summary($"{merge.Kind}({operands}) → {size}{activation}.");
            return;
        }

        if (layer is DenseModel && !signals.Any(candidate => candidate.Name == layer.Name))
        {
            writer.Summary("Its result is not used: nothing computes with it.");
            return;
        }

        if (graph.DenseOperations.FirstOrDefault(operation => operation.Name == layer.Name) is not { } dense)
        {
            writer.Summary($"Dropout {Literal.Double(layer.DropoutRate ?? 0)}: in training, that share of the values is zeroed and the others are scaled up to make up for it.");
            return;
        }

        LayerSignal signal = signals.First(candidate => candidate.Name == layer.Name);
        string dropout = layer.DropoutRate is { } rate ? $", dropout {Literal.Double(rate)}" : "";
        writer.Summary($"Dense {dense.InputSize} → {dense.Units}, {ActivationFormulas.DisplayName(dense.Model.Activation)}{dropout}; {Literal.Integer(dense.ParameterCount)} parameters.");
        writer.Line($"/// <remarks>At the start of training z has a predicted standard deviation of {Literal.Rounded(signal.PreActivationDeviation)} and a = f(z) one of {Literal.Rounded(signal.ActivationDeviation)}{Shares(signal)}; the gradient is {Literal.Rounded(signal.GradientScale)} of the last layer's.</remarks>");
    }

    private static string Shares(LayerSignal signal) =>
        (signal.BlockedShare >= 0.005 ? $", {Percent(signal.BlockedShare)} of the values let no gradient through" : "") +
        (signal.SaturatedShare >= 0.005 ? $", {Percent(signal.SaturatedShare)} are nearly saturated" : "");

    private static string Percent(double share) => Literal.Integer((long)Math.Round(100 * share)) + " %";
}
