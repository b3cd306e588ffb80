using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Makes compilations of test sources and says what is wrong with them.</summary>
internal static class SourceCompilation
{
    private const string MissingComment = "CS1591";

    /// <summary>A library of the given sources, <c>Source0.cs</c>, <c>Source1.cs</c>, ...</summary>
    public static CSharpCompilation Create(IEnumerable<string> sources, CompilationSettings settings) => CSharpCompilation.Create(
        settings.AssemblyName,
        sources.Select((source, index) => Parse(source, $"Source{index}.cs", settings)),
        RuntimeUnderTest.References.Concat(settings.References),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: settings.CheckOverflow,
            allowUnsafe: false,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            deterministic: true,
            nullableContextOptions: settings.Nullable));

    /// <summary>One source, parsed as the settings say.</summary>
    public static SyntaxTree Parse(string source, string path, CompilationSettings settings) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), settings.ParseOptions, path);

    /// <summary>All warnings and errors, those of emitting included; a missing comment is one only outside <paramref name="userTrees"/>.</summary>
    public static ImmutableArray<Diagnostic> Problems(Compilation compilation, IEnumerable<SyntaxTree> userTrees)
    {
        HashSet<SyntaxTree> written = [.. userTrees];
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        return
        [
            .. compilation.Emit(image, xmlDocumentationStream: documentation).Diagnostics
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Where(diagnostic => diagnostic.Id != MissingComment || diagnostic.Location.SourceTree is not { } tree || !written.Contains(tree)),
        ];
    }

    /// <summary>Each problem with the line of source it points at and its neighbours.</summary>
    public static string Describe(IEnumerable<Diagnostic> problems) => string.Join('\n', problems.Select(problem => $"{problem}{Excerpt(problem.Location)}"));

    private static string Excerpt(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return "";
        }

        TextLineCollection lines = tree.GetText().Lines;
        int line = location.GetLineSpan().StartLinePosition.Line;
        int first = Math.Max(0, line - 1);
        int last = Math.Min(lines.Count - 1, line + 1);
        return string.Concat(Enumerable.Range(first, last - first + 1).Select(number => $"\n{number + 1,6} {lines[number]}"));
    }
}
