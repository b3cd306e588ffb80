using System.CommandLine;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Training;

/// <summary>The verb <c>threads</c>: how much faster a step is on several threads.</summary>
internal static class ThreadsCommand
{
    private const int Rounds = 3;

    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<string[]> networks = CommandOptions.Names("--nets", "Networks.", ["mnist", "deep", "wide"]);
        Option<string[]> operations = CommandOptions.Names("--ops", "Operations.", [.. Row.Operations.Skip(1)]);
        Option<int[]> batches = CommandOptions.Numbers("--batches", "Batch sizes.", [128]);
        Option<int[]> threads = CommandOptions.Numbers("--threads", "Threads that are compared with one.", [2]);
        Option<int?> core = CommandOptions.Core();
        Option<int> repetitions = CommandOptions.Repetitions();
        Option<double> milliseconds = CommandOptions.Milliseconds();
        var command = new Command("threads", "Training steps on several threads against one, measured in turns. Nothing else may run on the machine.") { networks, operations, batches, threads, core, repetitions, milliseconds };
        command.SetAction(arguments =>
        {
            var settings = new MeasurementSettings(new OperationTimer(arguments.GetValue(repetitions), arguments.GetValue(milliseconds)), arguments.GetValue(core));
            Console.WriteLine("| network, operation, batch | threads | 1 thread, ns per sample | on all, ns per sample | times faster | bytes |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            string[] names = arguments.GetValue(networks)!;
            foreach (NetworkCase network in NetworkCase.All.Where(network => names.Contains(network.Name)))
            {
                foreach (string operation in arguments.GetValue(operations)!)
                {
                    foreach (int batch in arguments.GetValue(batches)!)
                    {
                        foreach (int count in arguments.GetValue(threads)!)
                        {
                            Measure(network, new Row(network.Name, operation, batch, count), settings);
                        }
                    }
                }
            }
        });
        return command;
    }

    private static void Measure(NetworkCase network, Row row, MeasurementSettings settings)
    {
        double[] alone = new double[Rounds];
        double[] shared = new double[Rounds];
        double allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            alone[round] = network.Measure(row with { Threads = 1 }, settings).NanosecondsPerSample;
            Result result = network.Measure(row, settings);
            shared[round] = result.NanosecondsPerSample;
            allocated = Math.Max(allocated, result.AllocatedBytes);
        }

        (double one, double all) = (OperationTimer.Median(alone), OperationTimer.Median(shared));
        Console.WriteLine(FormattableString.Invariant(
            $"| {row.Network} {row.Operation} {row.Batch} | {row.Threads} | {one:F1} | {all:F1} | {one / all:F2} | {allocated:0.##} |"));
    }
}
