using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Neuroslyn.CodeFixes;

/// <summary>The arguments of one attribute while edits change them. What is not touched keeps its place, spaces and comments.</summary>
internal sealed class AttributeArguments
{
    private readonly AttributeConstructors _constructors;
    private readonly List<string> _names = [];
    private SeparatedSyntaxList<AttributeArgumentSyntax> _arguments;

    public AttributeArguments(AttributeSyntax attribute, AttributeConstructors constructors)
    {
        _constructors = constructors;
        _arguments = attribute.ArgumentList?.Arguments ?? [];
        int position = 0;
        foreach (AttributeArgumentSyntax argument in _arguments)
        {
            string? written = (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
            _names.Add(written ?? constructors.ParameterAt(position) ?? "");
            position++;
        }
    }

    /// <summary>Writes an argument: in place of the one there is, else where its kind belongs.</summary>
    public void Set(string name, ExpressionSyntax value)
    {
        int index = _names.IndexOf(name);
        if (index >= 0)
        {
            _arguments = _arguments.Replace(_arguments[index], _arguments[index].WithExpression(value.WithTriviaFrom(_arguments[index].Expression)));
            return;
        }

        int position = _constructors.PositionOf(name);
        int positional = _arguments.TakeWhile(static argument => argument.NameEquals is null && argument.NameColon is null).Count();
        if (position < 0)
        {
            Insert(_arguments.Count, name, SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.Space), null, value));
        }
        else if (position == positional)
        {
            Insert(positional, name, SyntaxFactory.AttributeArgument(value));
        }
        else
        {
            int last = _arguments.TakeWhile(static argument => argument.NameEquals is null).Count();
            Insert(last, name, SyntaxFactory.AttributeArgument(null, SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space), value));
        }
    }

    /// <summary>Takes an argument away, if it is there.</summary>
    public void Remove(string name)
    {
        for (int index = _names.IndexOf(name); index >= 0; index = _names.IndexOf(name))
        {
            _names.RemoveAt(index);
            _arguments = _arguments.RemoveAt(index);
        }
    }

    public AttributeSyntax WriteTo(AttributeSyntax attribute) => attribute.ArgumentList is { } list
        ? attribute.WithArgumentList(list.WithArguments(_arguments))
        : attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(_arguments));

    private void Insert(int index, string name, AttributeArgumentSyntax argument)
    {
        _names.Insert(index, name);
        _arguments = _arguments.Insert(index, argument);
        if (_arguments.Count > 1)
        {
            SyntaxToken comma = _arguments.GetSeparator(index == 0 ? 0 : index - 1);
            _arguments = _arguments.ReplaceSeparator(comma, comma.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space));
        }
    }
}
