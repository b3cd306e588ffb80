using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Validation;

/// <summary>All rules about a network class. Generator and analyzers ask here, so they cannot disagree.</summary>
internal static class NetworkRules
{
    /// <summary>Rules about what the network does; a new one adds a line.</summary>
    private static readonly Func<RuleContext, IEnumerable<Problem>>[] DesignRules =
    [
        WiringRules.Check,
        FreezingRules.Check,
        InitialisationRules.Check,
        SignalScaleRules.Check,
        ActivationRules.Check,
        OutputRules.Check,
        RegularisationRules.Check,
        NormalizationRules.Check,
        GenerationRules.Check,
    ];

    /// <summary>Every problem of a class: what prevents generation or, if nothing does, what is wrong with the network.</summary>
    /// <param name="model">The class.</param>
    /// <param name="options">The project's thresholds.</param>
    /// <param name="generatedCharacters">Length of the source generated for it, 0 if unknown.</param>
    public static IReadOnlyList<Problem> Check(NetworkModel model, RuleOptions options, int generatedCharacters)
    {
        if (!CanGenerate(model))
        {
            return [.. StructureRules.Check(model), .. FunctionRules.Check(model)];
        }

        var context = new RuleContext(GraphBuilder.Build(model), options, generatedCharacters);
        return [.. DesignRules.SelectMany(rule => rule(context)).Select(problem => SubnetworkRules.AtProperty(problem, model)).OfType<Problem>()];
    }

    /// <summary>Whether a graph can be built: the compiler accepts the attributes, and their values make sense one by one.</summary>
    public static bool CanGenerate(NetworkModel model) =>
        !model.IsMalformed && !model.Layers.Any(static layer => layer.Declaration.IsMalformed) && !FunctionRules.HasErrors(model) && !StructureRules.Check(model).Any()
        && model.Layers.All(static layer => layer is not SubnetworkModel { Network: { } inner } || CanGenerate(inner));
}
