using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery;

/// <summary>
/// Reads an annotated class into a <see cref="NetworkModel"/>. Besides the analyzers this is the only place that touches symbols; nothing it
/// returns refers to one. It judges nothing: a faulty class gives a model with the faults in it.
/// </summary>
internal static class NetworkDiscovery
{
    public const string AttributeName = "Neuroslyn.NetworkAttribute";

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads the class declared by <paramref name="declaration"/>, the part that bears <c>[Network]</c>.</summary>
    public static NetworkModel Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        AttributeReader attribute = AttributeReader.Find(type, AttributeName)!.Value;
        var layers = new List<LayerModel>();
        var strays = new List<string>();
        foreach (IPropertySymbol property in LayerProperties(type))
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsDeclaredIn(property, declaration, cancellation))
            {
                layers.Add(LayerReader.Read(property, cancellation));
            }
            else
            {
                strays.Add(property.Name);
            }
        }

        return new NetworkModel
        {
            Type = TypeReader.Read(type, cancellation),
            InputSize = attribute.Integer("Input") ?? 0,
            Loss = attribute.Enumeration<Loss>("Loss") ?? Loss.None,
            HuberDelta = attribute.Number("HuberDelta") ?? 1.0,
            Precision = attribute.Enumeration<Precision>("Precision") ?? Precision.Single,
            Layers = layers.ToEquatableArray(),
            Members = Members(type).ToEquatableArray(),
            StrayLayers = strays.ToEquatableArray(),
            HasConstructor = type.InstanceConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared),
        };
    }

    /// <summary>Whether a property is meant as a layer: it bears a layer attribute.</summary>
    public static bool IsLayer(IPropertySymbol property) => LayerReader.IsLayer(property);

    /// <summary>Layer properties in the order of their declarations in the source.</summary>
    private static IEnumerable<IPropertySymbol> LayerProperties(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(static property => property.PartialDefinitionPart is null && LayerReader.IsLayer(property))
        .OrderBy(static property => property.Locations[0].SourceTree?.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(static property => property.Locations[0].SourceSpan.Start);

    private static bool IsDeclaredIn(IPropertySymbol property, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).Parent == declaration);

    private static IEnumerable<MemberModel> Members(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || !member.CanBeReferencedByName || (member is IPropertySymbol property && LayerReader.IsLayer(property)))
            {
                continue;
            }

            string signature = member is IMethodSymbol method
                ? "(" + string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(TypeFormat))) + ")"
                : "";
            yield return new MemberModel(member.Name, signature);
        }
    }
}
