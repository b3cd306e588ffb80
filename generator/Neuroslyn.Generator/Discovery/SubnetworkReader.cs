using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Reads a layer property that is a network of its own.</summary>
internal static class SubnetworkReader
{
    private const string SubnetworkAttribute = "SubnetworkAttribute";

    /// <summary>Whether a property is meant as a network within the network: its type is one, and it is left to the generator.</summary>
    public static bool IsSubnetwork(IPropertySymbol property) =>
        property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type
        && AttributeReader.FindData(type, "NetworkAttribute") is not null
        && (AttributeReader.Find(property, SubnetworkAttribute) is not null || (property.IsPartialDefinition && !LayerReader.IsImplementedByUser(property)));

    public static SubnetworkModel Read(
        IPropertySymbol property, LayerDeclaration declaration, double? dropoutRate, IReadOnlyList<INamedTypeSymbol> path, Compilation compilation, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)property.Type;
        TypeDeclarationSyntax? written = NetworkDiscovery.FindDeclaration(type, cancellation);
        bool isRecursive = path.Contains(type, SymbolEqualityComparer.Default);
        NetworkModel? network = isRecursive || written is null ? null : NetworkDiscovery.Read(type, path, written, compilation, cancellation);
        return new SubnetworkModel
        {
            Name = property.Name,
            Declaration = declaration,
            DropoutRate = dropoutRate,
            Sources = AttributeReader.Find(property, SubnetworkAttribute) is { } attribute ? LayerReader.SourceOf(attribute) : [],
            TypeName = type.Name,
            Network = network,
            Fault = isRecursive ? SubnetworkFault.Recursive
                : network is null ? SubnetworkFault.Elsewhere
                : network.HasConstructor ? SubnetworkFault.Constructor
                : SubnetworkFault.None,
        };
    }
}
