using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Finds the place in the source that an <see cref="Anchor"/> names: always in the user's own part of the class.</summary>
internal readonly struct AnchorResolver(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
{
    /// <summary>The argument if it is written, else its attribute; without an attribute the declared name.</summary>
    public Location Resolve(Anchor anchor)
    {
        ISymbol symbol = anchor.Member is null ? type : FindMember(anchor) ?? type;
        if (anchor.Attribute is null || FindAttribute(symbol, anchor.Attribute) is not { } attribute)
        {
            return anchor.Member is null ? NameOfClass(anchor.Outward) : NameOf(symbol);
        }

        var syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        SyntaxNode? argument = anchor.Argument is null ? null : FindArgument(attribute, syntax, anchor)?.Expression;
        return (argument ?? syntax).GetLocation();
    }

    private Location NameOfClass(int outward)
    {
        SyntaxNode node = declaration;
        for (int i = 0; i < outward && node.Parent is not null; i++)
        {
            node = node.Parent;
        }

        return (node as TypeDeclarationSyntax ?? declaration).Identifier.GetLocation();
    }

    private ISymbol? FindMember(Anchor anchor) => type.GetMembers(anchor.Member!)
        .Where(static member => !GeneratedParts.Contain(member))
        .FirstOrDefault(member => anchor.Signature.Length == 0 || NetworkDiscovery.Signature(member) == anchor.Signature);

    private static Location NameOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(static location => !GeneratedParts.Contain(location)) ?? symbol.Locations[0];

    private static AttributeData? FindAttribute(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.ApplicationSyntaxReference is not null && attribute.AttributeClass?.ToDisplayString() == $"Neuroslyn.{name}Attribute");

    private static AttributeArgumentSyntax? FindArgument(AttributeData attribute, AttributeSyntax syntax, Anchor anchor)
    {
        if (syntax.ArgumentList is null)
        {
            return null;
        }

        int position = 0;
        foreach (AttributeArgumentSyntax argument in syntax.ArgumentList.Arguments)
        {
            string? written = (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
            if (written is null && attribute.AttributeConstructor is { } constructor && position < constructor.Parameters.Length)
            {
                written = constructor.Parameters[position++].Name;
            }

            if (string.Equals(written, anchor.Argument, StringComparison.OrdinalIgnoreCase))
            {
                // Values of a parameter array stand one after the other.
                int place = syntax.ArgumentList.Arguments.IndexOf(argument) + anchor.Operand;
                return place < syntax.ArgumentList.Arguments.Count && syntax.ArgumentList.Arguments[place] is { } value && (anchor.Operand == 0 || value.NameEquals is null) ? value : argument;
            }
        }

        return null;
    }
}
