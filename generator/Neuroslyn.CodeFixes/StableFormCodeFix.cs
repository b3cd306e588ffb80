using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery.Functions;

namespace Neuroslyn.CodeFixes;

/// <summary>NSL3010: writes the function that is made for a formula which overflows or loses digits, and removes what only served the formula.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableFormCodeFix))]
[Shared]
public sealed class StableFormCodeFix : CodeFixProvider
{
    private const string Class = "NetworkMath.";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NSL3010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (TitleOf(diagnostic) is { } title)
            {
                string replacement = diagnostic.Properties[StableForm.ReplacementKey]!;
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => ReplaceAsync(context.Document, diagnostic, replacement, cancellation), nameof(StableFormCodeFix)), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The title of the repair; null for a diagnostic without one.</summary>
    internal static string? TitleOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(StableForm.ReplacementKey, out string? replacement) ? (string)Messages.Phrase("Fix_StableForm", replacement!)! : null;

    /// <summary>In parentheses and with the full name, which are taken away again where they are not needed.</summary>
    private static async Task<Document> ReplaceAsync(Document document, Diagnostic diagnostic, string replacement, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SyntaxNode old = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        ExpressionSyntax written = SyntaxFactory.ParseExpression(replacement.Replace(Class, "global::Neuroslyn." + Class));
        ExpressionSyntax simplified = written.ReplaceNodes(
            written.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(static access => access.Expression is AliasQualifiedNameSyntax or MemberAccessExpressionSyntax),
            static (_, access) => access.WithAdditionalAnnotations(Simplifier.Annotation));
        SyntaxNode placed = SyntaxFactory.ParenthesizedExpression(simplified).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(old);
        SyntaxNode[] unused = [.. diagnostic.AdditionalLocations.Select(location => root.FindNode(location.SourceSpan))];
        SyntaxNode tracked = root.TrackNodes(unused.Prepend(old));
        SyntaxNode replaced = tracked.ReplaceNode(tracked.GetCurrentNode(old)!, placed);
        return document.WithSyntaxRoot(replaced.RemoveNodes(replaced.GetCurrentNodes<SyntaxNode>(unused), SyntaxRemoveOptions.KeepNoTrivia)!);
    }
}
