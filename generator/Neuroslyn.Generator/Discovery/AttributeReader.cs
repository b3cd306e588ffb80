using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads the arguments of one attribute. A missing or malformed argument reads as null; the compiler reports the malformed one.</summary>
internal readonly struct AttributeReader(AttributeData attribute)
{
    /// <summary>The first attribute of a type of the runtime's namespace, e.g. <c>DenseAttribute</c>.</summary>
    public static AttributeReader? Find(ISymbol symbol, string attributeName) =>
        FindData(symbol, attributeName) is { } attribute ? new AttributeReader(attribute) : null;

    /// <inheritdoc cref="Find"/>
    public static AttributeData? FindData(ISymbol symbol, string attributeName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: "Neuroslyn", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == attributeName)
            {
                return attribute;
            }
        }

        return null;
    }

    public int? Integer(string name) => Value(name) is int value ? value : null;

    public bool? Boolean(string name) => Value(name) is bool value ? value : null;

    public double? Number(string name) => Value(name) is double value ? value : null;

    public string? Text(string name) => Value(name) as string;

    public INamedTypeSymbol? Type(string name) => Value(name) as INamedTypeSymbol;

    /// <summary>The numbers of an array; empty where there is none.</summary>
    public IReadOnlyList<double> Numbers(string name) => Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
        ? [.. array.Values.Select(static value => value.Value is double number ? number : 0)]
        : [];

    /// <summary>The texts of an array; empty where there is none. A missing one reads as empty text.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
        ? [.. array.Values.Select(static value => value.Value as string ?? "")]
        : [];

    public TEnum? Enumeration<TEnum>(string name)
        where TEnum : struct, Enum => Value(name) is int value ? (TEnum)(object)value : null;

    /// <summary>Whether the compiler refuses the attribute as it is written, so that what is read from it means nothing.</summary>
    public bool IsMalformed(CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is null
            || attribute.ConstructorArguments.Any(static argument => argument.Kind == TypedConstantKind.Error)
            || attribute.NamedArguments.Any(static argument => argument.Value.Kind == TypedConstantKind.Error))
        {
            return true;
        }

        // The compiler drops a named argument that fits no property.
        return attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var written }
            && written.Count(static argument => argument.NameEquals is not null) != attribute.NamedArguments.Length;
    }

    private object? Value(string name) => Find(name) is { Kind: not TypedConstantKind.Array } argument ? argument.Value : null;

    /// <summary>A named argument, or a constructor argument whose parameter has that name ignoring case.</summary>
    private TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                return argument.Value;
            }
        }

        if (attribute.AttributeConstructor is not { } constructor)
        {
            return null;
        }

        for (int i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            TypedConstant argument = attribute.ConstructorArguments[i];
            if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase) && argument.Kind != TypedConstantKind.Error)
            {
                return argument;
            }
        }

        return null;
    }
}
