using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery.Functions;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery;

/// <summary>
/// Reads an annotated class into a <see cref="NetworkModel"/>. Besides the analyzers this is the only place that touches symbols; nothing it
/// returns refers to one. It judges nothing: a faulty class gives a model with the faults in it.
/// </summary>
internal static class NetworkDiscovery
{
    /// <summary>The attribute's full name, by which the compiler finds candidates.</summary>
    public const string AttributeName = "Neuroslyn." + ShortAttributeName;

    private const string ShortAttributeName = "NetworkAttribute";
    private const string TargetRangeAttribute = "TargetRangeAttribute";

    /// <summary>
    /// The part of a type that bears <c>[Network]</c>, or null if none does. Where the attribute is repeated, which the compiler refuses, the
    /// first one counts.
    /// </summary>
    public static TypeDeclarationSyntax? FindDeclaration(INamedTypeSymbol type, CancellationToken cancellation) =>
        AttributeReader.FindData(type, ShortAttributeName)?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent as TypeDeclarationSyntax;

    /// <summary>Reads the class declared by <paramref name="declaration"/>, the part that bears <c>[Network]</c>.</summary>
    public static NetworkModel Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation) =>
        Read(type, [], declaration, compilation, cancellation);

    /// <summary>Reads a class that may be part of another.</summary>
    /// <param name="type">The class.</param>
    /// <param name="outer">The networks around this one, outermost first.</param>
    /// <param name="declaration">The part that bears <c>[Network]</c>.</param>
    /// <param name="compilation">What the class belongs to.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static NetworkModel Read(INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> outer, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol[] path = [.. outer, type];
        AttributeReader attribute = AttributeReader.Find(type, ShortAttributeName)!.Value;
        Precision precision = attribute.Enumeration<Precision>("Precision") ?? Precision.Single;
        var layers = new List<LayerModel>();
        var strays = new List<LayerModel>();
        foreach (IPropertySymbol property in LayerProperties(type))
        {
            cancellation.ThrowIfCancellationRequested();
            (IsDeclaredIn(property, declaration, cancellation) ? layers : strays).Add(LayerReader.Read(property, precision, path, compilation, cancellation));
        }

        var model = new NetworkModel
        {
            Type = TypeReader.Read(type, cancellation),
            IsMalformed = attribute.IsMalformed(cancellation) || AttributeReader.Find(type, TargetRangeAttribute)?.IsMalformed(cancellation) == true,
            InputSize = attribute.Integer("Input") ?? 0,
            Loss = attribute.Enumeration<Loss>("Loss") ?? Loss.None,
            LossFunction = null,
            HuberDelta = attribute.Number("HuberDelta") ?? 1.0,
            Precision = precision,
            Facts = Facts(type, attribute),
            Layers = layers.ToEquatableArray(),
            Members = Members(type).ToEquatableArray(),
            StrayLayers = strays.ToEquatableArray(),
            HasConstructor = HasConstructor(type),
        };
        return attribute.Text("LossFunction") is { } function
            ? model with
            {
                LossFunction = FunctionFinder.Read(
                    attribute.Type("LossFunctions") ?? type, function, attribute.Numbers("LossArguments"), FunctionRole.Loss, precision, compilation, cancellation, LayerSizes.Of(model, new LayerWiring(model)).LastOrDefault()),
            }
            : model;
    }

    /// <summary>The parameter types of a method, which tell its overloads apart; empty for other members.</summary>
    public static string Signature(ISymbol member) => member is IMethodSymbol method
        ? "(" + string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(TypeReader.Format))) + ")"
        : "";

    private static DeclaredFacts Facts(INamedTypeSymbol type, AttributeReader network)
    {
        AttributeReader? range = AttributeReader.Find(type, TargetRangeAttribute);
        return new DeclaredFacts(
            network.Enumeration<LearningTask>("Task") ?? LearningTask.Unspecified,
            network.Integer("Classes") ?? 0,
            network.Integer("TrainingSamples") ?? 0,
            range is { } declared ? new TargetRange(declared.Number("Minimum") ?? double.NaN, declared.Number("Maximum") ?? double.NaN) : null);
    }

    /// <summary>Layer properties in the order of their declarations in the source.</summary>
    private static IEnumerable<IPropertySymbol> LayerProperties(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(static property => property.PartialDefinitionPart is null && LayerReader.IsLayer(property))
        .OrderBy(static property => property.Locations[0].SourceTree?.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(static property => property.Locations[0].SourceSpan.Start);

    private static bool IsDeclaredIn(IPropertySymbol property, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).Parent == declaration);

    /// <summary>Whether the user wrote an instance constructor.</summary>
    public static bool HasConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared && !GeneratedParts.Contain(constructor));

    /// <summary>The members the user wrote, except layers.</summary>
    public static IEnumerable<MemberModel> Members(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared
                || !member.CanBeReferencedByName
                || GeneratedParts.Contain(member)
                || (member is IPropertySymbol property && LayerReader.IsLayer(property)))
            {
                continue;
            }

            yield return new MemberModel(member.Name, Signature(member));
        }
    }
}
