using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads one layer property. A new layer adds a branch here and a model beside <see cref="DenseModel"/>.</summary>
internal static class LayerReader
{
    public const string DenseAttribute = "Neuroslyn.DenseAttribute";
    public const string DropoutAttribute = "Neuroslyn.DropoutAttribute";

    public static bool IsLayer(IPropertySymbol property) =>
        AttributeReader.Find(property, DenseAttribute) is not null || AttributeReader.Find(property, DropoutAttribute) is not null;

    public static LayerModel Read(IPropertySymbol property, CancellationToken cancellation)
    {
        var syntax = (PropertyDeclarationSyntax)property.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        double? dropout = AttributeReader.Find(property, DropoutAttribute)?.Number("Rate");
        string type = property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string fault = DeclarationFault(property, syntax);
        bool needsImplementation = property.IsPartialDefinition && property.PartialImplementationPart is null;
        string accessors = Accessors(property);
        string accessibility = Accessibility(syntax);
        string modifiers = string.Join(" ", syntax.Modifiers.Where(IsRepeated).Select(static modifier => modifier.Text));
        if (AttributeReader.Find(property, DenseAttribute) is not { } dense)
        {
            return new DropoutModel
            {
                Name = property.Name,
                Accessibility = accessibility,
                Modifiers = modifiers,
                PropertyType = type,
                DeclarationFault = fault,
                NeedsImplementation = needsImplementation,
                Accessors = accessors,
                DropoutRate = dropout,
            };
        }

        return new DenseModel
        {
            Name = property.Name,
            Accessibility = accessibility,
            Modifiers = modifiers,
            PropertyType = type,
            DeclarationFault = fault,
            NeedsImplementation = needsImplementation,
            Accessors = accessors,
            DropoutRate = dropout,
            Units = dense.Integer("Units") ?? 0,
            Activation = new ActivationModel(dense.Enumeration<Activation>("Activation") ?? Activation.Identity, dense.Number("Slope") ?? 0.01, dense.Number("Alpha") ?? 1.0),
            UseBias = dense.Boolean("UseBias") ?? true,
            Initializer = dense.Enumeration<Initializer>("Initializer") ?? Initializer.MatchActivation,
            InitializerScale = dense.Number("InitializerScale") ?? double.NaN,
        };
    }

    private static string DeclarationFault(IPropertySymbol property, PropertyDeclarationSyntax syntax)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return "must be partial so that its implementation can be generated";
        }

        if (property.IsStatic)
        {
            return "must not be static";
        }

        return property.SetMethod is not null ? "must have only a get accessor" : "";
    }

    private static string Accessors(IPropertySymbol property) => property.SetMethod switch
    {
        null => "get",
        { IsInitOnly: true } => "get;init",
        _ => "get;set",
    };

    private static string Accessibility(PropertyDeclarationSyntax syntax) => string.Join(
        " ",
        syntax.Modifiers
            .Where(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword)
            .Select(static modifier => modifier.Text));

    private static bool IsRepeated(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.NewKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.SealedKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.StaticKeyword or SyntaxKind.RequiredKeyword;
}
