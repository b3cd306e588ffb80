using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Tells the runtime's types and the project's networks from all others. Lives as long as the analysis of one compilation.</summary>
internal sealed class RuntimeTypes(Compilation compilation)
{
    private const string AssemblyName = "Neuroslyn";

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _areNetworks = new(SymbolEqualityComparer.Default);

    private readonly ProjectNetworks _networks = ProjectNetworks.Of(compilation);

    /// <summary>
    /// Whether a project can use the runtime at all. Only the names of its references are read: to look a type up, the compiler would have to read the
    /// declarations of every file of the project first.
    /// </summary>
    public static bool IsReferencedBy(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == AssemblyName);

    /// <summary>Whether a type belongs to the runtime.</summary>
    public static bool IsRuntime(ITypeSymbol? type) => type?.ContainingAssembly?.Name == AssemblyName;

    /// <summary>Whether a type belongs to the runtime or is a network of this project.</summary>
    public bool IsRelevant(ITypeSymbol? type, CancellationToken cancellation) => IsRuntime(type) || IsNetwork(type, cancellation);

    /// <summary>What a network class declares; null for any other type, and for a network of another project.</summary>
    public NetworkModel? Network(ITypeSymbol? type, CancellationToken cancellation)
    {
        if (!IsNetwork(type, cancellation))
        {
            return null;
        }

        var network = (INamedTypeSymbol)type!;
        return _networks.Read(network, NetworkDiscovery.FindDeclaration(network, cancellation)!, cancellation);
    }

    /// <summary>Attributes are read of this project's classes only: those of compiled types would have to be decoded for every method that is called.</summary>
    private bool IsNetwork(ITypeSymbol? type, CancellationToken cancellation) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named
        && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly)
        && _areNetworks.GetOrAdd(named, _ => NetworkDiscovery.FindDeclaration(named, cancellation) is not null);
}
