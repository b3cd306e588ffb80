extern alias generator;

using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Benchmarks.Measurement;
using NetworkGenerator = generator::Neuroslyn.Generator.NetworkGenerator;

namespace Neuroslyn.Benchmarks.Generation;

/// <summary>The verb <c>analyzers</c>: what the diagnostics cost while somebody types.</summary>
internal static class AnalyzersCommand
{
    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<int[]> counts = CommandOptions.Numbers("--counts", "Networks per project, each with a method that trains it.", [1, 10, 50]);
        var repetitions = new Option<int>("--repetitions") { Description = "Runs of which the median counts.", DefaultValueFactory = _ => 15 };
        var command = new Command("analyzers", "Time of each analyzer, warm, for networks and the code that trains them.") { counts, repetitions };
        command.SetAction(arguments => Run(arguments.GetValue(counts)!, arguments.GetValue(repetitions)));
        return command;
    }

    private static void Run(int[] counts, int repetitions)
    {
        // What comes first pays for the JIT of the analyzers and of the compiler.
        _ = Measure(Project(counts[^1]));
        Console.WriteLine("| networks | analyzer | all, ms | per network, ms |");
        Console.WriteLine("|---:|---|---:|---:|");
        foreach (int count in counts)
        {
            Dictionary<string, double>[] runs = [.. Enumerable.Range(0, repetitions).Select(_ => Measure(Project(count)))];
            foreach (string analyzer in runs[0].Keys)
            {
                Write(count, analyzer, OperationTimer.Median([.. runs.Select(run => run[analyzer])]));
            }

            Write(count, "all", OperationTimer.Median([.. runs.Select(run => run.Values.Sum())]));
        }
    }

    private static void Write(int count, string analyzer, double milliseconds) =>
        Console.WriteLine(FormattableString.Invariant($"| {count} | {analyzer} | {milliseconds:F2} | {milliseconds / count:F3} |"));

    /// <summary>A new compilation, as every keystroke makes one; nothing is bound yet.</summary>
    private static Compilation Project(int count)
    {
        CSharpCompilation compilation = NetworkSources.Compile(Enumerable.Range(0, count).SelectMany(index => new[] { NetworkSources.Network(index), NetworkSources.Training(index) }));
        NetworkSources.CreateDriver(new NetworkGenerator().AsSourceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static Dictionary<string, double> Measure(Compilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(NetworkGenerator).Assembly.GetTypes()
                .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
                .OrderBy(type => type.Name, StringComparer.Ordinal)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        var run = new CompilationWithAnalyzers(
            compilation,
            analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return analyzers.ToDictionary(
            analyzer => analyzer.GetType().Name,
            analyzer => run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
    }
}
