using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>The verb <c>functions</c>: the library's kernels one by one, by BenchmarkDotNet.</summary>
internal static class FunctionsCommand
{
    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Benchmarks to run, with wildcards.", DefaultValueFactory = _ => "*" };
        var isShort = new Option<bool>("--short") { Description = "Few repetitions, for a look." };
        var command = new Command("functions", "Elementary functions, softmax, transposition, reductions and optimizer passes one by one, with allocated bytes.") { filter, isShort };
        command.SetAction(arguments =>
        {
            // In this process: a program generated for each benchmark would need a package restore.
            Job job = (arguments.GetValue(isShort) ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
            IConfig config = ManualConfig.CreateEmpty()
                .AddJob(job)
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(ConsoleLogger.Default)
                .AddExporter(MarkdownExporter.GitHub);
            BenchmarkSwitcher.FromAssembly(typeof(FunctionsCommand).Assembly).Run(["--filter", arguments.GetValue(filter)!], config);
        });
        return command;
    }
}
