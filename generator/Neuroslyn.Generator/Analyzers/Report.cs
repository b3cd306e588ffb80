using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Turns problems into diagnostics.</summary>
internal static class Report
{
    /// <summary>The diagnostic of a problem.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="location">Where.</param>
    /// <param name="related">Other places that repairs refer to.</param>
    public static Diagnostic Create(Problem problem, Location location, IEnumerable<Location> related)
    {
        object[] arguments = [.. problem.Arguments.Select(static argument => argument.IsPhrase ? (object)Messages.Phrase(argument.Text, [.. argument.Arguments]) : argument.Text)];
        return Diagnostic.Create(Rules.Of(problem.Id), location, problem.Severity, related, RepairText.Write(problem.Repairs), arguments);
    }
}
