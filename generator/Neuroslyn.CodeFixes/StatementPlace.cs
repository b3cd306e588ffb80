using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Neuroslyn.CodeFixes;

/// <summary>Where a statement can be written in front of another one.</summary>
internal static class StatementPlace
{
    /// <summary>The statement around an expression, if others can stand in front of it and run as often as the expression; null if not.</summary>
    public static SyntaxNode? Around(ExpressionSyntax expression)
    {
        SyntaxNode? node = expression.Ancestors().FirstOrDefault(static node => node is StatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax);
        return node is StatementSyntax statement ? InFrontOf(statement) : null;
    }

    /// <summary>The member that a node stands in, in which a local's name must be its own; for the top level of a program the whole file.</summary>
    public static SyntaxNode MemberAround(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseTypeDeclarationSyntax) ?? node.SyntaxTree.GetRoot();

    /// <summary>The statement, or what it is wrapped in at the top level of a program; null if it is the only one that its place takes.</summary>
    public static SyntaxNode? InFrontOf(StatementSyntax statement) => statement.Parent switch
    {
        GlobalStatementSyntax global => global,
        BlockSyntax or SwitchSectionSyntax => statement,
        _ => null,
    };
}
