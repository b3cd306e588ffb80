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
    public static bool Contain(ISymbol symbol) => symbol.Locations.Length > 0 && symbol.Locations.All(Contain);

    /// <summary>Characters of the source generated for a class; 0 if there is none.</summary>
    public static int Length(INamedTypeSymbol type) =>
        type.Locations.Where(static location => Contain(location)).Select(static location => location.SourceTree!.Length).DefaultIfEmpty(0).Max();

    /// <summary>Asked of every member of every network, so that the path is not taken apart.</summary>
    private static bool Contain(SyntaxTree tree) => Array.Exists(Folders, folder => HasFolder(tree.FilePath, folder));

    private static bool HasFolder(string path, string folder)
    {
        int start = path.IndexOf(folder, StringComparison.Ordinal);
        int end = start + folder.Length;
        return start >= 0 && end < path.Length && IsSeparator(path[end]) && (start == 0 || IsSeparator(path[start - 1]));
    }

    private static bool IsSeparator(char character) => character is '/' or '\\';
}
