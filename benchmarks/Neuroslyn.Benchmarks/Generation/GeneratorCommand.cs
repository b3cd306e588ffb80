extern alias generator;

using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Benchmarks.Measurement;
using NetworkAnalyzer = generator::Neuroslyn.Generator.Analyzers.NetworkAnalyzer;
using NetworkGenerator = generator::Neuroslyn.Generator.NetworkGenerator;

namespace Neuroslyn.Benchmarks.Generation;

/// <summary>The verb <c>generator</c>: what networks cost at compile time.</summary>
internal static class GeneratorCommand
{
    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<int[]> counts = CommandOptions.Numbers("--counts", "Networks per project.", [1, 10, 100]);
        var repetitions = new Option<int>("--repetitions") { Description = "Runs of which the median counts.", DefaultValueFactory = _ => 15 };
        var command = new Command("generator", "Time of the generator and the analyzer, bytes of what is emitted.") { counts, repetitions };
        command.SetAction(arguments => Run(arguments.GetValue(counts)!, arguments.GetValue(repetitions)));
        return command;
    }

    private static void Run(int[] counts, int repetitions)
    {
        Console.WriteLine(FormattableString.Invariant($"First run in this process, the generator's own code not yet compiled: {First():F1} ms for one network."));
        Console.WriteLine();
        Console.WriteLine("| networks | cold, ms | per network | after an unrelated edit | after one layer changed | analyzer, per network | emitted, KB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int count in counts)
        {
            Measure(count, repetitions);
        }

        Console.WriteLine();
        Console.WriteLine("| network | emitted, bytes |");
        Console.WriteLine("|---|---:|");
        for (int shape = 0; shape < NetworkSources.ShapeCount; shape++)
        {
            GeneratorDriver driver = NewDriver().RunGenerators(NetworkSources.Compile([NetworkSources.Network(shape)]));
            Console.WriteLine(FormattableString.Invariant($"| {NetworkSources.ShapeName(shape)} | {EmittedBytes(driver)} |"));
        }
    }

    private static double First()
    {
        CSharpCompilation compilation = NetworkSources.Compile([NetworkSources.Network(0), NetworkSources.Unrelated(0)]);
        return Time(NewDriver(), compilation).Milliseconds;
    }

    private static void Measure(int count, int repetitions)
    {
        SyntaxTree[] networks = [.. Enumerable.Range(0, count).Select(index => NetworkSources.Network(index))];
        double[] cold = new double[repetitions];
        double[] unrelated = new double[repetitions];
        double[] changed = new double[repetitions];
        double[] analyzer = new double[repetitions];
        long bytes = 0;
        for (int i = 0; i < repetitions; i++)
        {
            SyntaxTree program = NetworkSources.Unrelated(0);
            CSharpCompilation compilation = NetworkSources.Compile([.. networks, program]);
            (GeneratorDriver driver, cold[i]) = Time(NewDriver(), compilation);
            bytes = EmittedBytes(driver);

            SyntaxTree edited = NetworkSources.Unrelated(i + 1);
            compilation = compilation.ReplaceSyntaxTree(program, edited);
            (driver, unrelated[i]) = Time(driver, compilation);

            compilation = compilation.ReplaceSyntaxTree(networks[0], NetworkSources.Network(0, extraUnits: i + 1));
            (driver, changed[i]) = Time(driver, compilation);
            driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
            analyzer[i] = TimeAnalyzer(output) / count;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| {count} | {OperationTimer.Median(cold):F2} | {OperationTimer.Median(cold) / count:F2} | {OperationTimer.Median(unrelated):F2} | {OperationTimer.Median(changed):F2} | {OperationTimer.Median(analyzer):F2} | {bytes / 1024.0:F0} |"));
    }

    private static GeneratorDriver NewDriver() => NetworkSources.CreateDriver(new NetworkGenerator().AsSourceGenerator());

    private static (GeneratorDriver Driver, double Milliseconds) Time(GeneratorDriver driver, CSharpCompilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return (driver, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double TimeAnalyzer(Compilation compilation)
    {
        var analyzer = new NetworkAnalyzer();
        var run = new CompilationWithAnalyzers(
            compilation,
            [analyzer],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds;
    }

    private static long EmittedBytes(GeneratorDriver driver) => driver.GetRunResult().Results
        .SelectMany(result => result.GeneratedSources)
        .Sum(source => (long)System.Text.Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
}
