using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>What the editor would show for test sources: generator, compiler and analyzers, run as in a build.</summary>
internal sealed class AnalyzerRun
{
    private AnalyzerRun(GeneratorRun generation, ImmutableArray<Diagnostic> diagnostics)
    {
        Generation = generation;
        Diagnostics = diagnostics;
    }

    /// <summary>The generator's run.</summary>
    public GeneratorRun Generation { get; }

    /// <summary>All findings of the analyzers, hidden ones included, and the compiler's warnings and errors, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The messages of one rule's findings.</summary>
    public string[] Messages(string id) =>
        [.. Diagnostics.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];

    /// <summary>Fails unless exactly the marked diagnostics are found, the compiler's included; see <see cref="MarkedSource"/>.</summary>
    /// <param name="marked">Sources with marks.</param>
    public static Task<AnalyzerRun> Verify(params string[] marked) => Verify(new CompilationSettings(), marked);

    /// <inheritdoc cref="Verify(string[])"/>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="marked">Sources with marks.</param>
    public static async Task<AnalyzerRun> Verify(CompilationSettings settings, params string[] marked)
    {
        MarkedSource[] sources = [.. marked.Select(MarkedSource.Parse)];
        AnalyzerRun run = await Analyze(settings, [.. sources.Select(source => source.Text)]);
        run.RequireExactly(sources);
        return run;
    }

    private void RequireExactly(MarkedSource[] sources)
    {
        string[] expected = [.. sources.SelectMany((source, index) => source.Marks.Select(mark => Line($"Source{index}.cs", mark.Span, mark.Id, source.Text))).Order(StringComparer.Ordinal)];
        string[] actual = [.. Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(Line).Order(StringComparer.Ordinal)];
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"Expected:\n  {string.Join("\n  ", expected)}\nFound:\n  {string.Join("\n  ", actual)}\n{SourceCompilation.Describe(Diagnostics)}");
        }
    }

    /// <summary>
    /// Fails unless the analyzers find exactly what is marked. Quicker than <see cref="Verify(string[])"/>, because neither the sources nor what
    /// is generated from them are compiled.
    /// </summary>
    /// <param name="marked">Sources with marks.</param>
    public static Task<AnalyzerRun> VerifyFindings(params string[] marked) => VerifyFindings(new CompilationSettings(), marked);

    /// <inheritdoc cref="VerifyFindings(string[])"/>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="marked">Sources with marks.</param>
    public static async Task<AnalyzerRun> VerifyFindings(CompilationSettings settings, params string[] marked)
    {
        MarkedSource[] sources = [.. marked.Select(MarkedSource.Parse)];
        GeneratorRun generation = GeneratorRun.Once(settings, [.. sources.Select(source => source.Text)]);
        var run = new AnalyzerRun(generation, await Findings(generation.Output));
        run.RequireExactly(sources);
        return run;
    }

    /// <summary>
    /// Fails unless the analyzers find exactly what is marked in a source added to what a generator run made, and unless the source compiles: one that
    /// does not would have no findings for the wrong reason.
    /// </summary>
    /// <param name="generation">Networks and their generated parts; without findings.</param>
    /// <param name="marked">A source with marks, that declares no network.</param>
    /// <param name="configuration">The project's <c>.editorconfig</c> settings.</param>
    public static async Task<AnalyzerRun> VerifyAddition(GeneratorRun generation, string marked, IReadOnlyDictionary<string, string>? configuration = null)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        SyntaxTree tree = SourceCompilation.Parse(source.Text, "Source0.cs", new CompilationSettings());
        Compilation compilation = generation.Output.AddSyntaxTrees(tree);
        Diagnostic[] errors = [.. compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, SourceCompilation.Describe(errors));
        var run = new AnalyzerRun(generation, await Findings(compilation, configuration, tree));
        run.RequireExactly([source]);
        return run;
    }

    /// <summary>Runs everything and leaves the findings to the test.</summary>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="sources">At least one.</param>
    public static Task<AnalyzerRun> Analyze(CompilationSettings settings, params string[] sources) => Analyze(GeneratorRun.Any(new NetworkGenerator(), settings, sources));

    /// <summary>Runs the analyzers on what a generator run made.</summary>
    public static async Task<AnalyzerRun> Analyze(GeneratorRun generation) =>
        new(generation, [.. generation.Problems.Concat(await Findings(generation.Output)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)]);

    /// <summary>Runs everything once, with an <c>.editorconfig</c>, and leaves the findings to the test.</summary>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="configuration">What the <c>.editorconfig</c> says, severities included.</param>
    /// <param name="sources">At least one.</param>
    public static async Task<AnalyzerRun> Configured(CompilationSettings settings, IReadOnlyDictionary<string, string> configuration, params string[] sources)
    {
        GeneratorRun generation = GeneratorRun.Once(settings, sources);
        return new(generation, [.. generation.Problems.Concat(await Findings(generation.Output, configuration)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)]);
    }

    /// <summary>What the analyzers find in a compilation, as serious as they say; fails if one of them throws.</summary>
    /// <param name="compilation">The sources with what was generated for them.</param>
    /// <param name="configuration">The project's <c>.editorconfig</c> settings; none by default.</param>
    /// <param name="tree">The only file to look at; by default all of them.</param>
    public static async Task<ImmutableArray<Diagnostic>> Findings(Compilation compilation, IReadOnlyDictionary<string, string>? configuration = null, SyntaxTree? tree = null)
    {
        configuration ??= ImmutableDictionary<string, string>.Empty;
        List<Exception> failures = [];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new ConfiguredOptions(configuration)),
            onAnalyzerException: (exception, _, _) =>
            {
                lock (failures)
                {
                    failures.Add(exception);
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = compilation
            .WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions(ConfiguredOptions.Severities(configuration)))
            .WithAnalyzers(Analyzers, options);
        ImmutableArray<Diagnostic> findings = tree is null
            ? await analysis.GetAnalyzerDiagnosticsAsync()
            : await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
        Assert.Empty(failures);
        return findings;
    }

    /// <summary>Every analyzer of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static string Line(Diagnostic diagnostic) => Line(
        diagnostic.Location.SourceTree?.FilePath ?? "",
        diagnostic.Location.SourceSpan,
        diagnostic.Id,
        diagnostic.Location.SourceTree?.ToString() ?? "");

    private static string Line(string file, TextSpan span, string id, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{file} {span.Start,5} {id} at '{text[span.Start..Math.Min(span.End, text.Length)]}'");
}
