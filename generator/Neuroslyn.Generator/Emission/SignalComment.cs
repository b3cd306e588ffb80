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

        if (layer.HasUnits && !signals.Any(candidate => candidate.Name == layer.Name))
        {
            writer.Summary("Its result is not used: nothing computes with it.");
            return;
        }

        List<Operation> operations = [.. graph.Operations.Where(operation => operation.Name == layer.Name)];
        if (operations.OfType<DenseOperation>().FirstOrDefault() is not { } dense)
        {
            writer.Summary(operations.FirstOrDefault() switch
            {
                NormalizationOperation { IsBatch: true } batch => $"Batch normalisation of {batch.OutputSize} units: in training by mean and variance of the batch, otherwise by running averages.",
                NormalizationOperation normalization => $"Layer normalisation: by mean and variance of the {normalization.OutputSize} units of each sample.",
                DropoutOperation { IsAlpha: true, Rate: var alpha } => $"Alpha dropout {Literal.Double(alpha)}: in training, that share of the values is set to what SELU tends to, and all are scaled to keep mean 0 and variance 1.",
                _ => $"Dropout {Literal.Double(layer.DropoutRate ?? 0)}: in training, that share of the values is zeroed and the others are scaled up to make up for it.",
            });
            return;
        }

        LayerSignal signal = signals.First(candidate => candidate.Name == layer.Name);
        string dropout = string.Concat(operations.OfType<DropoutOperation>().Select(static operation => $", {(operation.IsAlpha ? "alpha dropout" : "dropout")} {Literal.Double(operation.Rate)}"));
        string normalized = operations.OfType<NormalizationOperation>().FirstOrDefault() switch
        {
            null => "",
            { IsBatch: true } => ", batch normalisation",
            _ => ", layer normalisation",
        };
        string shape = operations.OfType<MaxoutOperation>().FirstOrDefault() is { } maxout
            ? $"Maxout {dense.InputSize} → {maxout.OutputSize}{normalized}, the largest of {maxout.Pieces}"
            : $"Dense {dense.InputSize} → {dense.Units}{normalized}, {ActivationFormulas.DisplayName(dense.Model.Activation)}";
        writer.Summary($"{shape}{dropout}; {Literal.Integer(operations.Sum(static operation => operation.ParameterCount))} parameters.");
        writer.Line($"/// <remarks>At the start of training z has a predicted standard deviation of {Literal.Rounded(signal.PreActivationDeviation)} and a = f(z) one of {Literal.Rounded(signal.ActivationDeviation)}{Shares(signal)}; the gradient is {Literal.Rounded(signal.GradientScale)} of the last layer's.</remarks>");
    }

    private static string Shares(LayerSignal signal) =>
        (signal.BlockedShare >= 0.005 ? $", {Percent(signal.BlockedShare)} of the values let no gradient through" : "") +
        (signal.SaturatedShare >= 0.005 ? $", {Percent(signal.SaturatedShare)} are nearly saturated" : "");

    private static string Percent(double share) => Literal.Integer((long)Math.Round(100 * share)) + " %";
}
