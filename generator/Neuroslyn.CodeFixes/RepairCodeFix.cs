using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.CodeFixes;

/// <summary>
/// Offers the repairs that a diagnostic carries. What is wrong and what would fit is for the rules to say; here is only known how source is
/// changed, so that a new rule needs no new code fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairCodeFix))]
[Shared]
public sealed class RepairCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Rules.All.Select(static rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RepairFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            RepairTarget? target = await RepairTarget.FindAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false);
            foreach ((string key, Repair repair) in Offers(diagnostic).Where(offer => target?.Allows(offer.Repair) == true))
            {
                context.RegisterCodeFix(CodeAction.Create(TitleOf(repair), cancellation => SolutionRepair.ApplyAsync(solution, [(diagnostic, repair)], cancellation), key), diagnostic);
            }
        }
    }

    /// <summary>
    /// The repairs of a diagnostic, each with what it has in common with repairs of other diagnostics that one command may carry out together:
    /// the rule and the kind of repair, but not the numbers in it.
    /// </summary>
    internal static IEnumerable<(string EquivalenceKey, Repair Repair)> Offers(Diagnostic diagnostic)
    {
        IReadOnlyList<Repair> repairs = RepairText.Read(diagnostic.Properties);
        for (int i = 0; i < repairs.Count; i++)
        {
            string title = repairs[i].Title;
            int earlier = repairs.Take(i).Count(other => other.Title == title);
            yield return ($"{diagnostic.Id}.{title}.{earlier.ToString(CultureInfo.InvariantCulture)}", repairs[i]);
        }
    }

    /// <summary>Whether an equivalence key names a repair of a rule.</summary>
    internal static bool IsOf(string rule, string? equivalenceKey) => equivalenceKey?.StartsWith(rule + ".", StringComparison.Ordinal) == true;

    /// <summary>What the editor shows.</summary>
    internal static string TitleOf(Repair repair) => (string)Messages.Phrase(repair.Title, [.. repair.Arguments])!;
}
