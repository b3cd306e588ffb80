using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Neuroslyn.CodeFixes;

/// <summary>A call in a loop that can run once in front of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Loop">The loop, or what it is wrapped in at the top level of a program.</param>
/// <param name="MovableStatement">The call's statement, if that can move as a whole: it does nothing else, or declares a local of a name that is free there.</param>
internal sealed record HoistedCall(InvocationExpressionSyntax Call, SyntaxNode Loop, StatementSyntax? MovableStatement)
{
    /// <summary>Finds the call around a place, and the loop; null if there is none that a statement can stand in front of.</summary>
    /// <param name="place">The call, or the name of its method.</param>
    /// <param name="loops">Out of how many loops, counted from the innermost.</param>
    public static HoistedCall? Find(ExpressionSyntax place, int loops)
    {
        if (place.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is not { } call || call.Parent is ConditionalAccessExpressionSyntax)
        {
            return null;
        }

        StatementSyntax? loop = call.Ancestors()
            .TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .OfType<StatementSyntax>()
            .Where(statement => Repeats(statement, call))
            .ElementAtOrDefault(loops - 1);
        return loop is null || StatementPlace.InFrontOf(loop) is not { } front ? null : new HoistedCall(call, front, Movable(call, loop));
    }

    /// <summary>Whether a loop runs a part of it in every iteration: what it runs over, and what it starts with, is computed once.</summary>
    private static bool Repeats(StatementSyntax statement, SyntaxNode part) => statement switch
    {
        CommonForEachStatementSyntax each => !each.Expression.Span.Contains(part.Span),
        ForStatementSyntax counted => !counted.Initializers.Span.Contains(part.Span) && counted.Declaration?.Span.Contains(part.Span) != true,
        WhileStatementSyntax or DoStatementSyntax => true,
        _ => false,
    };

    private static StatementSyntax? Movable(InvocationExpressionSyntax call, StatementSyntax loop) => call.Parent switch
    {
        ExpressionStatementSyntax { Parent: BlockSyntax } statement => statement,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement } } variable }
            when !statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) && IsFree(variable.Identifier.ValueText, loop) => statement,
        _ => null,
    };

    private static bool IsFree(string name, StatementSyntax loop) => StatementPlace.MemberAround(loop)
        .DescendantTokens()
        .Where(token => !loop.Span.Contains(token.Span))
        .All(token => !token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText != name);
}
