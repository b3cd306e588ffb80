using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Discovery;

/// <summary>Tells the user's declarations from those the generators added: analyzers see both, a generator only the user's.</summary>
internal static class GeneratedParts
{
    // The compiler files a generated source under the full name of the generator that wrote it.
    private static readonly string[] Folders = [typeof(NetworkGenerator).FullName, typeof(BoltzmannGenerator).FullName];

    /// <summary>Whether a place lies in a generated file.</summary>
    public static bool Contain(Location location) => location.SourceTree is { } tree && Contain(tree);

    /// <summary>Whether a symbol is declared in generated files only.</summary>
    public static bool Contain(ISymbol symbol) => symbol.Locations.Length > 0 && symbol.Locations.All(static location => Contain(location));

    /// <summary>Characters of the source generated for a class; 0 if there is none.</summary>
    public static int Length(INamedTypeSymbol type) =>
        type.Locations.Where(static location => Contain(location)).Select(static location => location.SourceTree!.Length).DefaultIfEmpty(0).Max();

    private static bool Contain(SyntaxTree tree) => tree.FilePath.Split('/', '\\').Any(static part => Folders.Contains(part));
}
