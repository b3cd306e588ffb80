using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Tells the user's declarations from those this generator added: analyzers see both, the generator only the user's.</summary>
internal static class GeneratedParts
{
    // The compiler files a generated source under the full name of the generator that wrote it.
    private static readonly string Folder = typeof(NetworkGenerator).FullName;

    /// <summary>Whether a place lies in a file of this generator.</summary>
    public static bool Contain(Location location) => location.SourceTree is { } tree && Contain(tree);

    /// <summary>Whether a symbol is declared in files of this generator only.</summary>
    public static bool Contain(ISymbol symbol) => symbol.Locations.Length > 0 && symbol.Locations.All(static location => Contain(location));

    /// <summary>Characters of the source generated for a class; 0 if there is none.</summary>
    public static int Length(INamedTypeSymbol type) =>
        type.Locations.Where(static location => Contain(location)).Select(static location => location.SourceTree!.Length).DefaultIfEmpty(0).Max();

    private static bool Contain(SyntaxTree tree) => tree.FilePath.Split('/', '\\').Contains(Folder);
}
