using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads a class with <c>[Boltzmann]</c> into a <see cref="BoltzmannModel"/>. It judges nothing.</summary>
internal static class BoltzmannDiscovery
{
    /// <summary>The attribute's full name, by which the compiler finds candidates.</summary>
    public const string AttributeName = "Neuroslyn." + ShortAttributeName;

    private const string ShortAttributeName = "BoltzmannAttribute";

    /// <summary>The part of a type that bears <c>[Boltzmann]</c>, or null if none does.</summary>
    public static TypeDeclarationSyntax? FindDeclaration(INamedTypeSymbol type, CancellationToken cancellation) =>
        AttributeReader.FindData(type, ShortAttributeName)?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent as TypeDeclarationSyntax;

    /// <summary>Reads a class that bears the attribute.</summary>
    public static BoltzmannModel Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeReader attribute = AttributeReader.Find(type, ShortAttributeName)!.Value;
        return new BoltzmannModel
        {
            Type = TypeReader.Read(type, cancellation),
            IsMalformed = attribute.IsMalformed(cancellation),
            Visible = attribute.Integer("Visible") ?? 0,
            Hidden = attribute.Integer("Hidden") ?? 0,
            VisibleUnits = attribute.Enumeration<VisibleUnits>("VisibleUnits") ?? VisibleUnits.Binary,
            Precision = attribute.Enumeration<Precision>("Precision") ?? Precision.Single,
            InitializerScale = attribute.Number("InitializerScale") ?? 0.01,
            Members = NetworkDiscovery.Members(type).ToEquatableArray(),
            HasConstructor = NetworkDiscovery.HasConstructor(type),
            IsNetwork = NetworkDiscovery.FindDeclaration(type, cancellation) is not null,
        };
    }
}
