using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Finds the source of members, in the project itself or in projects it refers to; of a compiled assembly there is none.</summary>
internal static class FunctionSource
{
    /// <summary>The operation that a declaration means; null where the compiler makes nothing of it.</summary>
    public static IOperation? OperationOf(SyntaxNode declaration, Compilation compilation, CancellationToken cancellation) =>
        Owner(compilation, declaration.SyntaxTree)?.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellation);

    /// <summary>The declaration that holds a member's body; null if only compiled code is known.</summary>
    public static SyntaxNode? DeclarationOf(ISymbol member, CancellationToken cancellation)
    {
        ISymbol implementation = (member as IMethodSymbol)?.PartialImplementationPart ?? member;
        return implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
    }

    /// <summary>The place of a method's name.</summary>
    public static Location NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        _ => declaration.GetLocation(),
    };

    /// <summary>A method as one line of C#, without attributes and comments.</summary>
    public static string OneLine(SyntaxNode declaration)
    {
        SyntaxNode bare = declaration is MethodDeclarationSyntax method ? method.WithAttributeLists([]) : declaration;
        SyntaxNode uncommented = bare.ReplaceTrivia(bare.DescendantTrivia(descendIntoTrivia: false), static (trivia, _) => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? trivia : SyntaxFactory.Space);
        return string.Join(" ", uncommented.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Compilation? Owner(Compilation compilation, SyntaxTree tree)
    {
        if (compilation.ContainsSyntaxTree(tree))
        {
            return compilation;
        }

        return compilation.References.OfType<CompilationReference>().Select(reference => Owner(reference.Compilation, tree)).FirstOrDefault(static owner => owner is not null);
    }
}
