using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.CodeFixes;

/// <summary>
/// Carries out the same repair for every diagnostic of a document, project or solution at once. Repairs of one attribute are combined instead
/// of merged as texts, so that none is lost where two of them touch.
/// </summary>
internal sealed class RepairFixAll : FixAllProvider
{
    public static RepairFixAll Instance { get; } = new();

    private RepairFixAll()
    {
    }

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        List<(Diagnostic, Repair)> repairs = [.. diagnostics.SelectMany(diagnostic => Chosen(diagnostic, fixAllContext.CodeActionEquivalenceKey))];
        return repairs.Count == 0
            ? null
            : CodeAction.Create(
                fixAllContext.CodeActionEquivalenceKey ?? nameof(RepairFixAll),
                cancellation => SolutionRepair.ApplyAsync(fixAllContext.Solution, repairs, cancellation),
                fixAllContext.CodeActionEquivalenceKey);
    }

    /// <summary>
    /// The repairs of one diagnostic that the command asks for. <c>dotnet format</c> asks for the repairs of one rule after the other, but with the
    /// key of whatever finding its analyzer came upon first: a key of another rule, or none. It means the first repair of each finding.
    /// </summary>
    private static IEnumerable<(Diagnostic, Repair)> Chosen(Diagnostic diagnostic, string? key)
    {
        IEnumerable<(string EquivalenceKey, Repair Repair)> offers = RepairCodeFix.Offers(diagnostic);
        IEnumerable<(string EquivalenceKey, Repair Repair)> chosen = RepairCodeFix.IsOf(diagnostic.Id, key) ? offers.Where(offer => offer.EquivalenceKey == key) : offers.Take(1);
        return chosen.Select(offer => (diagnostic, offer.Repair));
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is not null:
                return await context.GetDocumentDiagnosticsAsync(context.Document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case FixAllScope.Solution:
                var all = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (Project project in context.Solution.Projects.Where(project => project.Language == context.Project.Language))
                {
                    all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                return all.ToImmutable();
            default:
                return [];
        }
    }
}
