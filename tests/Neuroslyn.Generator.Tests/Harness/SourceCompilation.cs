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
        RuntimeUnderTest.References,
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

    /// <summary>One line per problem: id, message, and the line of source it points at.</summary>
    public static string Describe(IEnumerable<Diagnostic> problems) => string.Join('\n', problems.Select(problem =>
    {
        string line = problem.Location.SourceTree is { } tree
            ? tree.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return $"{problem}\n    {line}";
    }));
}
