using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Neuroslyn.CodeFixes;

/// <summary>The edits of one declaration, a layer property or the class, except those of its attributes' arguments.</summary>
internal sealed class MemberChange
{
    private readonly List<AttributeListSyntax> _added = [];
    private readonly HashSet<AttributeSyntax> _removed = [];
    private IReadOnlyList<AttributeSyntax> _layerAttributes = [];
    private TypeSyntax? _type;

    /// <summary>Whether nothing is left that makes the property a layer.</summary>
    public bool LeavesNothing => _removed.Count > 0 && _added.Count == 0 && _layerAttributes.All(_removed.Contains);

    public void Add(AttributeListSyntax attribute) => _added.Add(attribute);

    /// <summary>Removes an attribute.</summary>
    /// <param name="attribute">One of the declaration.</param>
    /// <param name="layerAttributes">All that make it a layer.</param>
    public void Remove(AttributeSyntax attribute, IReadOnlyList<AttributeSyntax> layerAttributes)
    {
        _removed.Add(attribute);
        _layerAttributes = layerAttributes;
    }

    public void DeclareAs(TypeSyntax type) => _type = type;

    /// <summary>The declaration after the edits.</summary>
    /// <param name="original">As it is in the document; the removed attributes are its own.</param>
    /// <param name="current">As other edits have left it, with the same attributes in the same places.</param>
    public MemberDeclarationSyntax ApplyTo(MemberDeclarationSyntax original, MemberDeclarationSyntax current)
    {
        current = WithoutRemoved(original, current);
        current = current is PropertyDeclarationSyntax property && _type is not null ? Declare(property, _type) : current;
        return _added.Count == 0 ? current : WithAdded(current);
    }

    private MemberDeclarationSyntax WithoutRemoved(MemberDeclarationSyntax original, MemberDeclarationSyntax current)
    {
        SyntaxTriviaList leading = current.GetLeadingTrivia();
        List<AttributeListSyntax> lists = [];
        for (int i = 0; i < original.AttributeLists.Count; i++)
        {
            AttributeListSyntax list = current.AttributeLists[i];
            for (int j = list.Attributes.Count - 1; j >= 0; j--)
            {
                if (_removed.Contains(original.AttributeLists[i].Attributes[j]))
                {
                    list = list.WithAttributes(list.Attributes.RemoveAt(j));
                }
            }

            if (list.Attributes.Count > 0)
            {
                lists.Add(list);
            }
        }

        return lists.Count == original.AttributeLists.Count ? current.WithAttributeLists(SyntaxFactory.List(lists)) : current.WithAttributeLists(SyntaxFactory.List(lists)).WithLeadingTrivia(leading);
    }

    /// <summary>On a property behind the attributes there are, elsewhere on a line of its own in front of them.</summary>
    private MemberDeclarationSyntax WithAdded(MemberDeclarationSyntax current)
    {
        if (current is PropertyDeclarationSyntax && current.AttributeLists is { Count: > 0 } lists)
        {
            AttributeListSyntax last = lists[lists.Count - 1];
            foreach (AttributeSyntax attribute in _added.SelectMany(static list => list.Attributes))
            {
                SeparatedSyntaxList<AttributeSyntax> attributes = last.Attributes.Add(attribute);
                SyntaxToken comma = attributes.GetSeparator(attributes.Count - 2);
                last = last.WithAttributes(attributes.ReplaceSeparator(comma, comma.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)));
            }

            return current.WithAttributeLists(lists.Replace(lists[lists.Count - 1], last));
        }

        SyntaxTriviaList leading = current.GetLeadingTrivia();
        SyntaxTrivia indentation = leading.LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        SyntaxTriviaList indented = indentation.IsKind(SyntaxKind.WhitespaceTrivia) && leading.Last() == indentation ? SyntaxFactory.TriviaList(indentation) : [];
        MemberDeclarationSyntax bare = current.WithLeadingTrivia(indented);
        IEnumerable<AttributeListSyntax> added = _added.Select((list, index) => list.WithLeadingTrivia(index == 0 ? leading : indented).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        return bare.WithAttributeLists(SyntaxFactory.List(added.Concat(bare.AttributeLists)));
    }

    /// <summary>A partial property, not static, with a get accessor and nothing else; its attributes, accessibility and comments stay.</summary>
    private static PropertyDeclarationSyntax Declare(PropertyDeclarationSyntax property, TypeSyntax type)
    {
        SyntaxTriviaList leading = property.GetLeadingTrivia();
        SyntaxTriviaList trailing = property.GetTrailingTrivia();
        IEnumerable<SyntaxToken> modifiers = property.Modifiers
            .Where(static modifier => !modifier.IsKind(SyntaxKind.StaticKeyword) && !modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.RequiredKeyword) && !modifier.IsKind(SyntaxKind.ReadOnlyKeyword))
            .Append(SyntaxFactory.Token(SyntaxKind.PartialKeyword))
            .Select(static modifier => modifier.WithTrailingTrivia(SyntaxFactory.Space));
        AccessorDeclarationSyntax get = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
            .WithKeyword(SyntaxFactory.Token(SyntaxKind.GetKeyword))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.Space));
        AccessorListSyntax accessors = SyntaxFactory.AccessorList(SyntaxFactory.SingletonList(get))
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        return property
            .WithModifiers(SyntaxFactory.TokenList(modifiers))
            .WithType(type.WithTrailingTrivia(SyntaxFactory.Space))
            .WithIdentifier(property.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(null)
            .WithInitializer(null)
            .WithSemicolonToken(default)
            .WithAccessorList(accessors)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(trailing);
    }
}
