using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0006, NSL0014 and NSL0022: can a network be part of this one?</summary>
internal static class SubnetworkRules
{
    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        var wiring = new LayerWiring(model);
        int[] sizes = LayerSizes.Of(model, wiring);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            if (model.Layers[i] is not SubnetworkModel layer)
            {
                continue;
            }

            if (layer.Fault != SubnetworkFault.None || layer.Network is not { } inner)
            {
                yield return Problem.At(Anchor.Name(layer.Name), "NSL0022", layer.Name, MessageArgument.Phrase("NSL0022_" + layer.Fault, layer.TypeName));
                continue;
            }

            if (inner.Precision != model.Precision)
            {
                yield return Problem.At(Anchor.Name(layer.Name), "NSL0014", MessageArgument.Phrase("NSL0014_Precision", layer.TypeName), MessageArgument.Phrase("NSL0014_PrecisionOf", model.Precision.ToString(), model.Type.Name), inner.Precision.ToString());
            }

            foreach (int source in wiring.Sources(i).Take(1))
            {
                int size = source == LayerWiring.Input ? model.InputSize : sizes[source];
                if (size > 0 && inner.InputSize > 0 && size != inner.InputSize)
                {
                    MessageArgument read = source == LayerWiring.Input ? MessageArgument.Phrase("NSL0006_Input") : MessageArgument.Phrase("NSL0006_Layer", wiring.Name(source));
                    yield return Problem.At(Anchor.Name(layer.Name), "NSL0006", layer.Name, inner.InputSize, read, size).WithRepairs(Produce(model, source, inner.InputSize));
                }
            }
        }
    }

    /// <summary>What the inner network reads gets the size that it takes; the inner network may be used elsewhere, so that it is left alone.</summary>
    private static Repair[] Produce(NetworkModel model, int source, int size) => source != LayerWiring.Input
        ? [.. StructureRepairs.SetUnits(model.Layers[source], size)]
        : [Repair.Of("Fix_SetInput", Edit.SetNetwork("Input", Literal.Integer(size))).With(Literal.Integer(size))];

    /// <summary>
    /// A problem as the author of the outer class sees it. What is wrong with a layer of an inner network is said there; only what comes from its place in this
    /// network is said here, at the property: what prevents training, and linear layers that meet.
    /// </summary>
    public static Problem? AtProperty(Problem problem, NetworkModel model)
    {
        if (problem.Anchor.Member is not { } member || member.IndexOf('.') is not (> 0 and var length))
        {
            return problem;
        }

        string property = member.Substring(0, length);
        if (problem.Id == "NSL2001" && !problem.Arguments[1].Text.StartsWith(property + ".", StringComparison.Ordinal))
        {
            // The end of the inner network is linear, which is nobody's mistake before another linear layer follows.
            return problem with { Anchor = Anchor.Name(property), Repairs = [] };
        }

        bool isInner = model.Layers.Any(layer => layer.Name == property && layer is SubnetworkModel { Network.HasLoss: false });
        return isInner && problem.Severity == DiagnosticSeverity.Error ? problem with { Anchor = Anchor.Name(property), Repairs = [] } : null;
    }
}
