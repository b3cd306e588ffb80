using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Validation;

/// <summary>All rules about a model, in the order of their numbers. Generator and analyzers ask here, so they cannot disagree.</summary>
internal static class NetworkRules
{
    /// <summary>Every problem of the model.</summary>
    public static IEnumerable<Problem> Check(NetworkModel model) => StructureRules.Check(model);

    /// <summary>Whether anything prevents generation: a problem, or an attribute that the compiler refuses.</summary>
    public static bool HasErrors(NetworkModel model) => model.IsMalformed || model.Layers.Any(static layer => layer.Declaration.IsMalformed) || Check(model).Any(static problem => Rules.Of(problem.Id).DefaultSeverity == DiagnosticSeverity.Error);
}
