using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL7xxx: what the generated code costs; and NSL79xx, matters of style that are off unless asked for.</summary>
internal static class GenerationRules
{
    public static IEnumerable<Problem> Check(RuleContext context)
    {
        NetworkGraph graph = context.Graph;
        yield return Problem.At(
            Anchor.Class,
            "NSL7002",
            graph.Model.Type.Name,
            graph.ParameterCount,
            graph.MultiplyAdds,
            (long)graph.WorkspaceRows * graph.Number.Bytes);

        if (!PredictionPlan.FitsOnStack(graph))
        {
            long bytes = new PredictionPlan(graph).StackBytes;
            yield return Problem.At(Anchor.Class, "NSL7003", graph.Model.Type.Name, (bytes + 1023) / 1024);
        }

        // A row of a maxout layer holds several pieces of each unit, so that another number of units need not fit better.
        foreach (DenseOperation dense in context.Hidden.Where(static dense => !dense.IsMaxout))
        {
            int padded = graph.Number.RoundUpToLine(dense.Units);
            int surplus = dense.Units % graph.Number.Line;
            if (dense.Units > 2 * graph.Number.Line && surplus == 1)
            {
                string lower = Literal.Integer(dense.Units - surplus);
                string higher = Literal.Integer(padded);
                yield return Problem.At(Anchor.Dense(dense, "units"), "NSL7005", dense.Name, dense.Units, padded, Literal.Rounded(100.0 * (padded - dense.Units) / padded)).WithRepairs(
                    Repair.Of("Fix_SetUnits", Edit.SetDense(dense, "units", lower)).With(lower),
                    Repair.Of("Fix_SetUnits", Edit.SetDense(dense, "units", higher)).With(higher));
            }
        }

        if (context.GeneratedCharacters > 1024 * context.Options.MaximumSourceKilobytes)
        {
            yield return Problem.At(Anchor.Class, "NSL7007", graph.Model.Type.Name, context.GeneratedCharacters / 1024, Literal.Rounded(context.Options.MaximumSourceKilobytes));
        }

        if (graph.Model.Precision == Precision.Double)
        {
            yield return Problem.At(Anchor.Network("Precision"), "NSL7008", graph.Model.Type.Name).WithRepairs(Repair.Of(
                "Fix_UseFloat",
                [Edit.UnsetNetwork("Precision"), .. context.Dense.Select(static dense => new Edit(EditKind.DeclareLayer, dense.Name, Value: dense.Attribute + "Layer"))]));
        }

        if (!context.IsReconstruction)
        {
            foreach ((DenseOperation narrow, DenseOperation wide) in context.Hidden.Zip(context.Hidden.Skip(1), static (first, second) => (first, second)).Where(static pair => pair.second.LayerUnits > pair.first.LayerUnits))
            {
                yield return Problem.At(Anchor.Dense(wide, "units"), "NSL7901", wide.Name, wide.LayerUnits, narrow.Name, narrow.LayerUnits);
            }
        }
    }
}
