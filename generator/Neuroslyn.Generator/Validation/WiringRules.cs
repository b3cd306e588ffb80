using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0015, NSL0016 and NSL0023: do the edges between layers make a network?</summary>
internal static class WiringRules
{
    /// <summary>What prevents generation.</summary>
    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        var wiring = new LayerWiring(model);
        int[] sizes = LayerSizes.Of(model, wiring);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerModel layer = model.Layers[i];
            if (layer.Declaration.IsMalformed)
            {
                continue;
            }

            Problem[] unreadable = [.. Enumerable.Range(0, layer.Sources.Count).Select(operand => CheckEdge(model, wiring, i, operand)).OfType<Problem>()];
            foreach (Problem problem in unreadable)
            {
                yield return problem;
            }

            if (layer is MergeModel merge && unreadable.Length == 0 && CheckOperands(model, wiring, sizes, merge, i) is { } mismatch)
            {
                yield return mismatch;
            }
        }
    }

    /// <summary>What is wrong with a network that can be generated.</summary>
    public static IEnumerable<Problem> Check(RuleContext context)
    {
        var wiring = new LayerWiring(context.Model);
        for (int i = 0; i < context.Model.Layers.Count; i++)
        {
            if (!wiring.IsUsed(i) && IsEnd(context.Model, wiring, i))
            {
                string name = context.Model.Layers[i].Name;
                yield return Problem.At(Anchor.Name(name), "NSL0016", name, context.Model.Layers[context.Model.Layers.Count - 1].Name).WithRepairs(StructureRepairs.RemoveLayer(context.Model.Layers[i]));
            }
        }
    }

    /// <summary>Of a branch that leads nowhere only the last layer is named: no other one reads it.</summary>
    private static bool IsEnd(NetworkModel model, LayerWiring wiring, int layer) =>
        !Enumerable.Range(layer + 1, model.Layers.Count - layer - 1).Any(later => wiring.Sources(later).Contains(layer));

    private static Problem? CheckEdge(NetworkModel model, LayerWiring wiring, int layer, int operand)
    {
        LayerModel reader = model.Layers[layer];
        string name = reader.Sources[operand];
        int? found = wiring.Find(name);
        string? reason = found switch
        {
            null => "NotFound",
            { } source when source == layer => "Itself",
            { } source when source > layer => "Later",
            _ => null,
        };
        return reason is null ? null : Problem.At(Place(reader, operand), "NSL0023", reader.Name, name, MessageArgument.Phrase("NSL0023_" + reason)).WithRepairs([.. StructureRepairs.Rewire(model, wiring, layer, found)]);
    }

    private static Problem? CheckOperands(NetworkModel model, LayerWiring wiring, int[] sizes, MergeModel merge, int layer)
    {
        if (merge.Sources.Count < 2)
        {
            return Problem.At(new Anchor(merge.Name, merge.Kind.ToString()), "NSL0014", MessageArgument.Phrase("NSL0014_Operands", merge.Name), MessageArgument.Phrase("AtLeast", "2"), Literal.Integer(merge.Sources.Count));
        }

        IReadOnlyList<int> sources = wiring.Sources(layer);
        for (int i = 1; i < sources.Count && merge.Kind != MergeKind.Concat; i++)
        {
            (int first, int other) = (SizeOf(sources[0]), SizeOf(sources[i]));
            if (first > 0 && other > 0 && first != other)
            {
                Problem problem = Problem.At(Place(merge, i), "NSL0015", merge.Name, wiring.Name(sources[0]), first, wiring.Name(sources[i]), other);
                string name = sources[i] == LayerWiring.Input ? "Input" : wiring.Name(sources[i]);
                Repair projected = StructureRepairs.Project(model, merge, sources[i] == LayerWiring.Input ? "Layer.Input" : $"nameof({name})", name, first);
                return problem.WithRepairs([.. sources[i] == LayerWiring.Input ? [] : StructureRepairs.SetUnits(model.Layers[sources[i]], first), projected]);
            }
        }

        return null;

        int SizeOf(int source) => source == LayerWiring.Input ? model.InputSize : sizes[source];
    }

    private static Anchor Place(LayerModel layer, int operand) => layer.ReadsSeveral
        ? new Anchor(layer.Name, layer.Attribute, "layers") { Operand = operand }
        : new Anchor(layer.Name, layer.Attribute, "From");
}
