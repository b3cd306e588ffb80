extern alias generator;

using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Benchmarks.Measurement;
using NetworkGenerator = generator::Neuroslyn.Generator.NetworkGenerator;

namespace Neuroslyn.Benchmarks.Generation;

/// <summary>
/// The verb <c>analyzers</c>: what the diagnostics cost while somebody types. An editor asks file by file, of a compilation that the last keystroke made; so
/// does this. What the compiler itself does for such a request is measured with an analyzer that registers the same actions and does nothing.
/// </summary>
internal static class AnalyzersCommand
{
    /// <summary>Calls after which the runtime has optimised what there is to optimise.</summary>
    private const int WarmUps = 40;
    private const int WarmUpNetworks = 10;

    /// <summary>Memory that a run may use before the collector interrupts it; what is left over is not charged to whoever allocates next.</summary>
    private const long Undisturbed = 200L << 20;

    private static readonly ImmutableArray<DiagnosticAnalyzer> OwnAnalyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> NoAnalyzers = [new IdleAnalyzer()];

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
        for (int i = 0; i < WarmUps; i++)
        {
            Measure(Project(WarmUpNetworks), NoAnalyzers);
            Measure(Project(WarmUpNetworks), OwnAnalyzers);
        }

        Console.WriteLine("| networks | what | all, ms | per network, ms | allocated per network, KB |");
        Console.WriteLine("|---:|---|---:|---:|---:|");
        foreach (int count in counts)
        {
            var idle = new List<Cost>();
            var own = new List<Cost>();
            for (int i = 0; i < repetitions; i++)
            {
                idle.Add(Measure(Project(count), NoAnalyzers));
                own.Add(Measure(Project(count), OwnAnalyzers));
            }

            (double idleTime, double idleBytes) = Median(idle);
            (double ownTime, double ownBytes) = Median(own);
            foreach (DiagnosticAnalyzer analyzer in OwnAnalyzers)
            {
                Write(count, analyzer.GetType().Name, OperationTimer.Median(own.Select(cost => cost.ByAnalyzer[analyzer])));
            }

            Write(count, "all analyzers", OperationTimer.Median(own.Select(cost => cost.ByAnalyzer.Values.Sum())));
            Write(count, "request, idle analyzer", idleTime, idleBytes);
            Write(count, "request, all analyzers", ownTime, ownBytes);
            Write(count, "difference", ownTime - idleTime, ownBytes - idleBytes);
        }
    }

    private static (double Milliseconds, double Bytes) Median(List<Cost> costs) => (OperationTimer.Median(costs.Select(cost => cost.Milliseconds)), OperationTimer.Median(costs.Select(cost => (double)cost.Bytes)));

    private static void Write(int count, string what, double milliseconds, double? bytes = null) =>
        Console.WriteLine(FormattableString.Invariant($"| {count} | {what} | {milliseconds:F2} | {milliseconds / count:F3} | {bytes / 1024 / count:F0} |"));

    /// <summary>A new compilation, as every keystroke makes one: files are parsed and their declarations known, and nothing is bound.</summary>
    private static Compilation Project(int count)
    {
        CSharpCompilation compilation = NetworkSources.Compile(Enumerable.Range(0, count).SelectMany(index => new[] { NetworkSources.Network(index), NetworkSources.Training(index) }));
        NetworkSources.CreateDriver(new NetworkGenerator().AsSourceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        _ = output.GlobalNamespace.GetMembers();
        return output.Clone();
    }

    private static Cost Measure(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        SyntaxTree[] files = [.. compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        var run = new CompilationWithAnalyzers(
            compilation,
            analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        GC.Collect();
        bool isUndisturbed = GC.TryStartNoGCRegion(Undisturbed);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        foreach (SyntaxTree file in files)
        {
            run.GetAnalysisResultAsync(compilation.GetSemanticModel(file), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        if (isUndisturbed && System.Runtime.GCSettings.LatencyMode == System.Runtime.GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return new Cost(
            milliseconds,
            bytes,
            analyzers.ToDictionary(
                analyzer => analyzer,
                analyzer => run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds));
    }

    /// <summary>What one run over a project cost.</summary>
    /// <param name="Milliseconds">From the first request to the last answer.</param>
    /// <param name="Bytes">Allocated meanwhile.</param>
    /// <param name="ByAnalyzer">Milliseconds inside each analyzer, as the compiler counts them.</param>
    private sealed record Cost(double Milliseconds, long Bytes, IReadOnlyDictionary<DiagnosticAnalyzer, double> ByAnalyzer);
}
