using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Neuroslyn.Generator.Tests.Fuzzing;

/// <summary>Runs generator and analyzers on sources that mostly do not compile, and keeps whatever should never happen.</summary>
internal sealed class Survival
{
    private const string InternalError = "NSL9999";

    // Everything but the one file is the same in every run.
    private static readonly CSharpCompilation Empty = SourceCompilation.Create([], new CompilationSettings());

    private readonly List<string> _failures = [];

    /// <summary>What went wrong, with the source that caused it.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Sources tried.</summary>
    public int Count { get; private set; }

    /// <summary>Tries every source; as many at a time as there are processors.</summary>
    public async Task TryAll(IEnumerable<string> sources)
    {
        string[] all = [.. sources.Distinct(StringComparer.Ordinal)];
        Count += all.Length;
        await Parallel.ForEachAsync(all, async (source, _) => await Try(source));
    }

    private async Task Try(string source)
    {
        CSharpCompilation compilation = Empty.AddSyntaxTrees(SourceCompilation.Parse(source, "Source0.cs", new CompilationSettings()));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: new CompilationSettings().ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        foreach (GeneratorRunResult result in driver.GetRunResult().Results.Where(result => result.Exception is not null))
        {
            Add($"The generator threw {result.Exception}", source);
        }

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => Add($"{analyzer.GetType().Name} threw {exception}", source), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = output.WithAnalyzers(AnalyzerRun.Analyzers, options);
        foreach (Diagnostic finding in await analysis.GetAnalyzerSemanticDiagnosticsAsync(output.GetSemanticModel(output.SyntaxTrees.First()), filterSpan: null, CancellationToken.None))
        {
            if (finding.Id == InternalError)
            {
                Add(finding.ToString(), source);
            }

            // A translation, or a placeholder without an argument, fails here and not when the editor shows the text.
            Assert.NotEqual("", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void Add(string failure, string source)
    {
        lock (_failures)
        {
            _failures.Add($"{failure}\non:\n{source}");
        }
    }
}
