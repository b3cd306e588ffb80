using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Neuroslyn.CodeFixes;

/// <summary>Writes the runtime's types in full, marked to be shortened again to what the user's <c>using</c>s and other names allow.</summary>
internal sealed class NameQualifier(Compilation compilation) : CSharpSyntaxRewriter
{
    private const string Namespace = "Neuroslyn";

    /// <inheritdoc/>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => IsFirstOfItsName(node) ? Qualify(node, node.Identifier.ValueText) : node;

    /// <inheritdoc/>
    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        IsFirstOfItsName(node) ? Qualify((SimpleNameSyntax)base.VisitGenericName(node)!, $"{node.Identifier.ValueText}`{node.Arity}") : base.VisitGenericName(node);

    private static bool IsFirstOfItsName(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        NameEqualsSyntax or NameColonSyntax or AliasQualifiedNameSyntax => false,
        _ => true,
    };

    private SyntaxNode Qualify(SimpleNameSyntax name, string metadataName)
    {
        if (Find(metadataName) is null && Find(metadataName + "Attribute") is null)
        {
            return name;
        }

        NameSyntax global = SyntaxFactory.AliasQualifiedName(SyntaxFactory.IdentifierName(SyntaxFactory.Token(SyntaxKind.GlobalKeyword)), SyntaxFactory.IdentifierName(Namespace));
        ExpressionSyntax qualified = name.Parent is MemberAccessExpressionSyntax
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, global, name.WithoutTrivia())
            : SyntaxFactory.QualifiedName(global, name.WithoutTrivia());
        return qualified.WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private INamedTypeSymbol? Find(string metadataName) => compilation.GetTypeByMetadataName($"{Namespace}.{metadataName}");
}
