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
        List<(Diagnostic, Repair)> repairs = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            foreach ((string key, Repair repair) in RepairCodeFix.Offers(diagnostic))
            {
                if (key == fixAllContext.CodeActionEquivalenceKey)
                {
                    repairs.Add((diagnostic, repair));
                }
            }
        }

        return repairs.Count == 0
            ? null
            : CodeAction.Create(
                fixAllContext.CodeActionEquivalenceKey!,
                cancellation => SolutionRepair.ApplyAsync(fixAllContext.Solution, repairs, cancellation),
                fixAllContext.CodeActionEquivalenceKey);
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
