using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Tells the runtime's types and the project's networks from all others. Lives as long as the analysis of one compilation.</summary>
internal sealed class RuntimeTypes(Compilation compilation)
{
    private const string AssemblyName = "Neuroslyn";

    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkModel?> _networks = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type belongs to the runtime.</summary>
    public static bool IsRuntime(ITypeSymbol? type) => type?.ContainingAssembly?.Name == AssemblyName;

    /// <summary>Whether a type is a network class of this project or one it refers to in source.</summary>
    public static bool IsNetwork(ITypeSymbol? type, CancellationToken cancellation) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && NetworkDiscovery.FindDeclaration(named, cancellation) is not null;

    /// <summary>What a network class declares; null for any other type, and for a network whose source cannot be seen.</summary>
    public NetworkModel? Network(ITypeSymbol? type, CancellationToken cancellation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } named)
        {
            return null;
        }

        if (_networks.TryGetValue(named, out NetworkModel? known))
        {
            return known;
        }

        TypeDeclarationSyntax? declaration = NetworkDiscovery.FindDeclaration(named, cancellation);
        bool isHere = declaration is not null && compilation.ContainsSyntaxTree(declaration.SyntaxTree);
        return _networks[named] = isHere ? NetworkDiscovery.Read(named, declaration!, compilation, cancellation) : null;
    }
}
