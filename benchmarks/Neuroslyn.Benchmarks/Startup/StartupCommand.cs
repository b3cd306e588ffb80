using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Startup;

/// <summary>The verb <c>startup</c>: what it takes in a fresh process until a network has predicted, or trained, for the first time.</summary>
internal static class StartupCommand
{
    private const string ChildOption = "--child";
    private const int Batch = 128;
    private static readonly string[] FirstCalls = ["predict", "train"];

    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<string[]> networks = CommandOptions.Names("--nets", "Networks.", NetworkCase.Names);
        networks.DefaultValueFactory = _ => ["mnist", "deep"];
        var runs = new Option<int>("--runs") { Description = "Processes per row, of which the median counts.", DefaultValueFactory = _ => 7 };
        var child = new Option<string?>(ChildOption) { Description = "Does one first call in this process.", Hidden = true };
        var command = new Command("startup", "Time of the first prediction and of the first training step (batch 128) in a fresh process.") { networks, runs, child };
        command.SetAction(arguments =>
        {
            string[] names = arguments.GetValue(networks)!;
            if (arguments.GetValue(child) is { } call)
            {
                Console.WriteLine(MeasureHere(NetworkCase.All.Single(network => network.Name == names[0]), call));
                return;
            }

            Console.WriteLine("| network | first call | creating, ms | first call, ms | of both, in the JIT compiler | methods compiled | second call, µs |");
            Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
            foreach (string name in names)
            {
                foreach (string first in FirstCalls)
                {
                    double[][] results = [.. Enumerable.Range(0, arguments.GetValue(runs)).Select(_ => MeasureInChild(name, first))];
                    double[] medians = [.. Enumerable.Range(0, results[0].Length).Select(column => OperationTimer.Median(results.Select(result => result[column])))];
                    Console.WriteLine(FormattableString.Invariant(
                        $"| {name} | {first} | {medians[0]:F1} | {medians[1]:F1} | {medians[2]:F1} | {medians[3]:F0} | {medians[4]:F1} |"));
                }
            }
        });
        return command;
    }

    private static double[] MeasureInChild(string name, string first)
    {
        string program = Environment.ProcessPath!;
        string assembly = typeof(StartupCommand).Assembly.Location;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(assembly);
        }

        foreach (string argument in (string[])["startup", "--nets", name, ChildOption, first])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Trim().Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The process that was to {first} '{name}' failed with exit code {process.ExitCode}.");
    }

    private static string MeasureHere(NetworkCase network, string first)
    {
        TimeSpan compilingBefore = JitInfo.GetCompilationTime();
        long methodsBefore = JitInfo.GetCompiledMethodCount();
        long start = Stopwatch.GetTimestamp();
        Action call = first == "predict" ? network.CreatePrediction() : network.CreateStep(Batch);
        double creating = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        call();
        double calling = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        TimeSpan compiling = JitInfo.GetCompilationTime() - compilingBefore;
        long methods = JitInfo.GetCompiledMethodCount() - methodsBefore;
        start = Stopwatch.GetTimestamp();
        call();
        double again = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return FormattableString.Invariant($"{creating},{calling},{compiling.TotalMilliseconds},{methods},{again}");
    }
}
