using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery.Functions;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads one layer property. A new layer adds a branch here and a model beside <see cref="DenseModel"/>.</summary>
internal static class LayerReader
{
    private const string DenseAttribute = "DenseAttribute";
    private const string DropoutAttribute = "DropoutAttribute";
    private const string AlphaDropoutAttribute = "AlphaDropoutAttribute";
    private const string MaxoutAttribute = "MaxoutAttribute";
    private const string BatchNormalizationAttribute = "BatchNormalizationAttribute";
    private const string LayerNormalizationAttribute = "LayerNormalizationAttribute";

    private static readonly string[] LayerAttributes =
        [DenseAttribute, MaxoutAttribute, BatchNormalizationAttribute, LayerNormalizationAttribute, DropoutAttribute, AlphaDropoutAttribute];

    /// <summary>Attributes of which a property has at most one.</summary>
    private static readonly (string First, string Second)[] Alternatives =
        [(DenseAttribute, MaxoutAttribute), (BatchNormalizationAttribute, LayerNormalizationAttribute), (DropoutAttribute, AlphaDropoutAttribute)];
    private static readonly MergeKind[] MergeKinds = [MergeKind.Add, MergeKind.Multiply, MergeKind.Maximum, MergeKind.Concat];

    /// <summary>Whether a property is meant as a layer: it is written as a property and bears a layer attribute.</summary>
    public static bool IsLayer(IPropertySymbol property) =>
        !property.IsImplicitlyDeclared && (LayerAttributes.Any(attribute => AttributeReader.Find(property, attribute) is not null) || FindMerge(property) is not null || SubnetworkReader.IsSubnetwork(property));

    public static LayerModel Read(IPropertySymbol property, Precision precision, IReadOnlyList<INamedTypeSymbol> path, Compilation compilation, CancellationToken cancellation) =>
        ReadKind(property, precision, path, compilation, cancellation) with { IsFrozen = AttributeReader.Find(property, "FrozenAttribute") is not null };

    private static LayerModel ReadKind(IPropertySymbol property, Precision precision, IReadOnlyList<INamedTypeSymbol> path, Compilation compilation, CancellationToken cancellation)
    {
        var syntax = (BasePropertyDeclarationSyntax)property.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        (MergeKind Kind, AttributeReader Attribute)? merge = FindMerge(property);
        var declaration = new LayerDeclaration
        {
            Accessibility = Accessibility(syntax),
            Modifiers = string.Join(" ", syntax.Modifiers.Where(IsRepeated).Select(static modifier => modifier.Text)),
            PropertyType = Type(property),
            Accessors = Accessors(syntax),
            NeedsImplementation = property is { IsPartialDefinition: true, IsIndexer: false } && !IsImplementedByUser(property),
            HasDocumentation = syntax.GetLeadingTrivia().Any(static trivia => trivia.HasStructure && trivia.GetStructure() is DocumentationCommentTriviaSyntax),
            Fault = merge is not null && AttributeReader.Find(property, DenseAttribute) is not null ? DeclarationFault.TwoLayers : Fault(property, syntax),
            IsMalformed = property.Type.TypeKind == TypeKind.Error
                || LayerAttributes.Any(attribute => AttributeReader.Find(property, attribute)?.IsMalformed(cancellation) == true)
                || merge?.Attribute.IsMalformed(cancellation) == true,
        };
        double? rate = AttributeReader.Find(property, DropoutAttribute)?.Number("Rate");
        bool isLayerOfItsOwn = AttributeReader.Find(property, DenseAttribute) is null && AttributeReader.Find(property, MaxoutAttribute) is null;
        LayerModel layer = isLayerOfItsOwn && merge is null && ReadNormalization(property) is null && SubnetworkReader.IsSubnetwork(property)
            ? SubnetworkReader.Read(property, declaration, rate, path, compilation, cancellation)
            : isLayerOfItsOwn && merge is { } found
                ? ReadMerge(found.Kind, found.Attribute, property.Name, declaration, rate)
                : ReadLayer(property, declaration, precision, compilation, cancellation);
        return layer with
        {
            AlphaDropoutRate = AttributeReader.Find(property, AlphaDropoutAttribute)?.Number("Rate"),
            Conflict = FindConflict(property, merge?.Kind),
            DecoratorWithSource = FindDecoratorWithSource(property, first: layer is MergeModel or SubnetworkModel ? 0 : 1),
        };
    }

    /// <summary>The first decorator that names a source.</summary>
    /// <param name="property">The layer.</param>
    /// <param name="first">The place of the first decorator among the attributes that it bears.</param>
    private static string? FindDecoratorWithSource(IPropertySymbol property, int first) => LayerAttributes
        .Where(attribute => AttributeReader.Find(property, attribute) is not null)
        .Skip(first)
        .Where(attribute => SourceOf(AttributeReader.Find(property, attribute)!.Value).Count > 0)
        .Select(WithoutSuffix)
        .FirstOrDefault();

    private static AttributeConflict? FindConflict(IPropertySymbol property, MergeKind? merge)
    {
        // A merge is decorated by dropout only.
        IEnumerable<(string First, string Second)> excluded = merge is { } kind
            ? MergeKinds.Where(other => other != kind).Select(static other => other + "Attribute").Concat([MaxoutAttribute, BatchNormalizationAttribute, LayerNormalizationAttribute]).Select(second => (kind + "Attribute", second))
            : [];
        return Alternatives.Concat(excluded)
            .Where(pair => AttributeReader.Find(property, pair.First) is not null && AttributeReader.Find(property, pair.Second) is not null)
            .Select(static pair => new AttributeConflict(WithoutSuffix(pair.First), WithoutSuffix(pair.Second)))
            .FirstOrDefault();
    }

    private static LayerModel ReadLayer(IPropertySymbol property, LayerDeclaration declaration, Precision precision, Compilation compilation, CancellationToken cancellation)
    {
        double? rate = AttributeReader.Find(property, DropoutAttribute)?.Number("Rate");
        NormalizationModel? normalization = ReadNormalization(property);
        if (AttributeReader.Find(property, DenseAttribute) is { } dense)
        {
            return new DenseModel
            {
                Name = property.Name,
                Declaration = declaration,
                DropoutRate = rate,
                Sources = SourceOf(dense),
                Units = dense.Integer("Units") ?? 0,
                Activation = ReadActivation(dense, property.ContainingType, precision, compilation, cancellation),
                UseBias = dense.Boolean("UseBias") ?? true,
                Initializer = dense.Enumeration<Initializer>("Initializer") ?? Initializer.MatchActivation,
                InitializerScale = dense.Number("InitializerScale") ?? double.NaN,
                Normalization = normalization,
            };
        }

        if (AttributeReader.Find(property, MaxoutAttribute) is { } maxout)
        {
            return new MaxoutModel
            {
                Name = property.Name,
                Declaration = declaration,
                DropoutRate = rate,
                Sources = SourceOf(maxout),
                Units = maxout.Integer("Units") ?? 0,
                Pieces = maxout.Integer("Pieces") ?? 0,
                UseBias = maxout.Boolean("UseBias") ?? true,
                Initializer = maxout.Enumeration<Initializer>("Initializer") ?? Initializer.MatchActivation,
                InitializerScale = maxout.Number("InitializerScale") ?? double.NaN,
                Normalization = normalization,
            };
        }

        EquatableArray<string> sources = LayerAttributes.Select(attribute => AttributeReader.Find(property, attribute)).FirstOrDefault(static found => found is not null) is { } own ? SourceOf(own) : [];
        return normalization is not null
            ? new NormalizationLayerModel { Name = property.Name, Declaration = declaration, DropoutRate = rate, Sources = sources, Normalization = normalization }
            : AttributeReader.Find(property, DropoutAttribute) is null
                ? new AlphaDropoutModel { Name = property.Name, Declaration = declaration, DropoutRate = null, Sources = sources }
                : new DropoutModel { Name = property.Name, Declaration = declaration, DropoutRate = rate, Sources = sources };
    }

    private static NormalizationModel? ReadNormalization(IPropertySymbol property) => AttributeReader.Find(property, BatchNormalizationAttribute) is { } batch
        ? new NormalizationModel(NormalizationKind.Batch, batch.Number("Epsilon") ?? 1e-5, batch.Number("Momentum") ?? 0.1)
        : AttributeReader.Find(property, LayerNormalizationAttribute) is { } layer
            ? new NormalizationModel(NormalizationKind.Layer, layer.Number("Epsilon") ?? 1e-5, Momentum: 0)
            : null;

    private static string WithoutSuffix(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    private static MergeModel ReadMerge(MergeKind kind, AttributeReader attribute, string name, LayerDeclaration declaration, double? dropoutRate) => new()
    {
        Name = name,
        Declaration = declaration,
        DropoutRate = dropoutRate,
        Sources = attribute.Texts("Layers").ToEquatableArray(),
        Kind = kind,
        Activation = new ActivationModel(attribute.Enumeration<Activation>("Activation") ?? Activation.Identity, 0.01, 1.0),
    };

    internal static EquatableArray<string> SourceOf(AttributeReader attribute) => attribute.Text("From") is { } from ? [from] : [];

    private static (MergeKind Kind, AttributeReader Attribute)? FindMerge(IPropertySymbol property)
    {
        foreach (MergeKind kind in MergeKinds)
        {
            if (AttributeReader.Find(property, kind + "Attribute") is { } attribute)
            {
                return (kind, attribute);
            }
        }

        return null;
    }

    private static ActivationModel ReadActivation(AttributeReader attribute, INamedTypeSymbol network, Precision precision, Compilation compilation, CancellationToken cancellation) =>
        attribute.Text("Activation") is { } name
            ? ActivationModel.Of(FunctionFinder.Read(attribute.Type("Functions") ?? network, name, attribute.Numbers("Arguments"), FunctionRole.Activation, precision, compilation, cancellation))
            : BuiltIn(attribute, attribute.Enumeration<Activation>("Activation") ?? Activation.Identity);

    private static ActivationModel BuiltIn(AttributeReader attribute, Activation kind) => new(kind, attribute.Number("Slope") ?? (kind == Activation.PRelu ? 0.25 : 0.01), attribute.Number("Alpha") ?? 1.0)
    {
        SlopePerUnit = attribute.Boolean("SlopePerUnit") ?? false,
        StepAtZero = attribute.Enumeration<StepAtZero>("StepAtZero") ?? StepAtZero.One,
    };

    private static DeclarationFault Fault(IPropertySymbol property, BasePropertyDeclarationSyntax syntax) => property switch
    {
        { IsIndexer: true } => DeclarationFault.Indexer,
        _ when !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) => DeclarationFault.NotPartial,
        { IsStatic: true } => DeclarationFault.Static,
        { SetMethod: not null } => DeclarationFault.Setter,
        _ when IsImplementedByUser(property) => DeclarationFault.Implemented,
        _ => DeclarationFault.None,
    };

    internal static bool IsImplementedByUser(IPropertySymbol property) => property.PartialImplementationPart is { } implementation && !GeneratedParts.Contain(implementation);

    private static string Accessors(BasePropertyDeclarationSyntax property) => property.AccessorList is not { Accessors: { Count: > 0 } accessors }
        ? "get"
        : string.Join(";", accessors.Select(static accessor => string.Concat(accessor.Modifiers.Select(static modifier => modifier.Text + " ")) + accessor.Keyword.Text));

    private static string Type(IPropertySymbol property) => property.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    } + property.Type.ToDisplayString(TypeReader.Format);

    private static string Accessibility(BasePropertyDeclarationSyntax syntax) => string.Join(
        " ",
        syntax.Modifiers
            .Where(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword)
            .Select(static modifier => modifier.Text));

    private static bool IsRepeated(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.NewKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.SealedKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.StaticKeyword or SyntaxKind.RequiredKeyword;
}
