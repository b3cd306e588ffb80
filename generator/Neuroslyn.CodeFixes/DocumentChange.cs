using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Neuroslyn.CodeFixes;

/// <summary>All edits of one document, collected so that several of one attribute, member or class become one change.</summary>
internal sealed class DocumentChange
{
    private readonly Dictionary<AttributeSyntax, AttributeArguments> _arguments = [];
    private readonly Dictionary<MemberDeclarationSyntax, MemberChange> _members = [];
    private readonly Dictionary<TypeDeclarationSyntax, (List<MemberDeclarationSyntax> Added, MemberDeclarationSyntax? LastLayer)> _layers = [];
    private readonly Dictionary<ExpressionSyntax, ExpressionSyntax> _expressions = [];
    private readonly List<(SyntaxNode Inserted, SyntaxNode Next)> _inserted = [];
    private readonly HashSet<TypeDeclarationSyntax> _partial = [];
    private readonly HashSet<SyntaxNode> _removed = [];

    public AttributeArguments Arguments(AttributeSyntax attribute, AttributeConstructors constructors)
    {
        if (!_arguments.TryGetValue(attribute, out AttributeArguments? arguments))
        {
            _arguments[attribute] = arguments = new AttributeArguments(attribute, constructors);
        }

        return arguments;
    }

    public MemberChange Member(MemberDeclarationSyntax declaration)
    {
        if (!_members.TryGetValue(declaration, out MemberChange? change))
        {
            _members[declaration] = change = new MemberChange();
        }

        return change;
    }

    public void MakePartial(TypeDeclarationSyntax type) => _partial.Add(type);

    public void AddLayer(TypeDeclarationSyntax type, MemberDeclarationSyntax layer, MemberDeclarationSyntax? lastLayer)
    {
        if (!_layers.TryGetValue(type, out (List<MemberDeclarationSyntax> Added, MemberDeclarationSyntax?) layers))
        {
            _layers[type] = layers = ([], lastLayer);
        }

        layers.Added.Add(layer);
    }

    public void Remove(SyntaxNode node) => _removed.Add(node);

    /// <summary>Writes a statement or member on a line of its own in front of another one.</summary>
    public void Insert(SyntaxNode node, SyntaxNode next) => _inserted.Add((node, next));

    public void ReplaceExpression(ExpressionSyntax old, ExpressionSyntax value) => _expressions[old] = value;

    /// <summary>Removes what the expression is the value of: an argument, a member of an object initialiser, else its statement.</summary>
    public void RemoveExpression(ExpressionSyntax expression)
    {
        SyntaxNode? owner = expression.AncestorsAndSelf().FirstOrDefault(static node =>
            node is ArgumentSyntax or AttributeArgumentSyntax or StatementSyntax || (node is AssignmentExpressionSyntax && node.Parent is InitializerExpressionSyntax));
        if (owner is not null)
        {
            _removed.Add(owner);
        }
    }

    /// <summary>Inner changes come before outer ones, and removals last, because each looks for its node in what the earlier ones left.</summary>
    public void Apply(SyntaxEditor editor)
    {
        foreach (KeyValuePair<AttributeSyntax, AttributeArguments> change in _arguments)
        {
            editor.ReplaceNode(change.Key, (current, _) => change.Value.WriteTo((AttributeSyntax)current));
        }

        foreach (KeyValuePair<ExpressionSyntax, ExpressionSyntax> change in _expressions)
        {
            editor.ReplaceNode(change.Key, (current, _) => change.Value.WithTriviaFrom(current));
        }

        foreach (KeyValuePair<MemberDeclarationSyntax, MemberChange> change in _members)
        {
            if (change.Value.LeavesNothing)
            {
                _removed.Add(change.Key);
            }
            else
            {
                editor.ReplaceNode(change.Key, (current, _) => change.Value.ApplyTo(change.Key, (MemberDeclarationSyntax)current));
            }
        }

        foreach (TypeDeclarationSyntax type in _partial)
        {
            editor.ReplaceNode(type, static (current, _) => Partial((TypeDeclarationSyntax)current));
        }

        foreach (KeyValuePair<TypeDeclarationSyntax, (List<MemberDeclarationSyntax> Added, MemberDeclarationSyntax? LastLayer)> change in _layers)
        {
            int index = change.Value.LastLayer is { } last ? change.Key.Members.IndexOf(last) + 1 : 0;
            editor.ReplaceNode(change.Key, (current, _) => WithLayers((TypeDeclarationSyntax)current, index, change.Value.Added));
        }

        foreach (SyntaxNode node in _removed)
        {
            editor.RemoveNode(node);
        }

        foreach ((SyntaxNode inserted, SyntaxNode next) in _inserted)
        {
            Insert(editor, inserted, next);
        }
    }

    /// <summary>Blank lines in front stay in front of both; comments stay with what they stand above.</summary>
    private static void Insert(SyntaxEditor editor, SyntaxNode inserted, SyntaxNode next)
    {
        SyntaxTriviaList leading = next.GetLeadingTrivia();
        int blank = leading.TakeWhile(static trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia).Count();
        while (blank > 0 && !leading[blank - 1].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            blank--;
        }

        SyntaxTrivia line = next.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        IEnumerable<SyntaxTrivia> own = inserted.GetLeadingTrivia().SkipWhile(static trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
        IEnumerable<SyntaxTrivia> indentation = leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        SyntaxNode written = inserted.WithLeadingTrivia(SyntaxFactory.TriviaList(leading.Take(blank).Concat(indentation).Concat(own)));
        written = written.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? written : written.WithTrailingTrivia(written.GetTrailingTrivia().Add(line));
        if (written is StatementSyntax statement && next is GlobalStatementSyntax)
        {
            written = SyntaxFactory.GlobalStatement(statement);
        }

        editor.InsertBefore(next, written);
        editor.ReplaceNode(next, (current, _) => current.WithLeadingTrivia(current.GetLeadingTrivia().Skip(blank)));
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        // The keyword gives its comments and indentation to the modifier now in front of it.
        SyntaxToken keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(keyword.LeadingTrivia)));
    }

    private static TypeDeclarationSyntax WithLayers(TypeDeclarationSyntax type, int index, List<MemberDeclarationSyntax> layers)
    {
        if (type.SemicolonToken.IsKind(SyntaxKind.SemicolonToken))
        {
            type = type
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia));
            type = type.WithAdditionalAnnotations(Formatter.Annotation);
        }

        return type.WithMembers(type.Members.InsertRange(index, layers.Select(static layer => layer.WithAdditionalAnnotations(Formatter.Annotation))));
    }
}
