using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Discovery;

/// <summary>
/// The networks of one compilation. A class is read once, whether the rules about networks ask for it or those about code that trains it; what was read goes
/// with the compilation.
/// </summary>
internal sealed class ProjectNetworks
{
    private static readonly ConditionalWeakTable<Compilation, ProjectNetworks> ByCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkModel> _models = new(SymbolEqualityComparer.Default);

    private ProjectNetworks(Compilation compilation) => _compilation = compilation;

    /// <summary>The networks of a compilation.</summary>
    public static ProjectNetworks Of(Compilation compilation) => ByCompilation.GetValue(compilation, static created => new ProjectNetworks(created));

    /// <summary>What a class declares.</summary>
    /// <param name="type">A class of the compilation.</param>
    /// <param name="declaration">Its part that bears <c>[Network]</c>.</param>
    /// <param name="cancellation">Ends reading.</param>
    public NetworkModel Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        _models.TryGetValue(type, out NetworkModel? known) ? known : _models.GetOrAdd(type, NetworkDiscovery.Read(type, declaration, _compilation, cancellation));
}
