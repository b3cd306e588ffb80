using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads what a type is and where it stands.</summary>
internal static class TypeReader
{
    /// <summary>How types are written in models: with the mark of a nullable type, which the handle of a layer never is.</summary>
    public static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static TypeModel Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var containing = new List<ContainingTypeModel>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containing.Insert(0, new ContainingTypeModel(Keyword(outer), Name(outer), IsPartial(outer, cancellation)));
        }

        string @namespace = type.ContainingNamespace.IsGlobalNamespace
            ? ""
            : string.Join(".", type.ContainingNamespace.ToDisplayString().Split('.').Select(static part => Literal.Identifier(part.TrimStart('@'))));
        bool isPartial = IsPartial(type, cancellation);
        return new TypeModel
        {
            Namespace = @namespace,
            ContainingTypes = containing.ToEquatableArray(),
            Name = type.Name,
            Declaration = $"{Keyword(type)} {Name(type)}",
            MetadataName = MetadataName(type),
            UnsupportedKind = Unsupported(type),
            IsPartial = isPartial,
            IsExtensible = isPartial && containing.All(static outer => outer.IsPartial) && !type.IsFileLocal && !OuterTypes(type).Any(static outer => outer.IsFileLocal),
        };
    }

    private static UnsupportedKind Unsupported(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => UnsupportedKind.NotClass,
        { IsRecord: true } => UnsupportedKind.Record,
        { IsStatic: true } => UnsupportedKind.Static,
        { IsAbstract: true } => UnsupportedKind.Abstract,
        { IsFileLocal: true } => UnsupportedKind.FileLocal,
        { TypeParameters.Length: > 0 } => UnsupportedKind.Generic,
        _ when OuterTypes(type).Any(static outer => outer.IsFileLocal) => UnsupportedKind.InFileLocal,
        _ when OuterTypes(type).Any(static outer => outer.TypeParameters.Length > 0) => UnsupportedKind.InGeneric,
        _ => UnsupportedKind.None,
    };

    private static IEnumerable<INamedTypeSymbol> OuterTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Name(INamedTypeSymbol type)
    {
        string name = Literal.Identifier(type.Name);
        return type.TypeParameters.Length == 0
            ? name
            : $"{name}<{string.Join(", ", type.TypeParameters.Select(static parameter => Literal.Identifier(parameter.Name)))}>";
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.ContainingType is { } outer ? MetadataName(outer) + "+" + type.MetadataName : type.MetadataName;
        return type.ContainingType is null && !type.ContainingNamespace.IsGlobalNamespace ? type.ContainingNamespace.ToDisplayString().Replace("@", "") + "." + name : name;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.Any(
        reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
