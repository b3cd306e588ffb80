using System.CommandLine;
using System.Runtime.InteropServices;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>The verb <c>compare</c>: the seven networks in the peers' format.</summary>
internal static class CompareCommand
{
    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        var csv = new Option<FileInfo?>("--csv") { Description = "File that receives the lines too." };
        Option<string[]> networks = CommandOptions.Names("--nets", "Networks.", NetworkCase.Names);
        Option<string[]> operations = CommandOptions.Names("--ops", "Operations.", Row.Operations);
        Option<int[]> batches = CommandOptions.Numbers("--batches", "Samples per call, 1 to 1024.", [1, 32, 128]);
        Option<int[]> threads = CommandOptions.Numbers("--threads", "Threads of a training step. Prediction is measured on one.", [1]);
        Option<int?> core = CommandOptions.Core();
        Option<int> repetitions = CommandOptions.Repetitions();
        Option<double> milliseconds = CommandOptions.Milliseconds();
        var command = new Command("compare", "Times the seven networks that all peers time: ns per sample, share of the multiply-add peak, allocated bytes, losses.")
        {
            csv, networks, operations, batches, threads, core, repetitions, milliseconds,
        };
        command.SetAction(arguments =>
        {
            var settings = new MeasurementSettings(new OperationTimer(arguments.GetValue(repetitions), arguments.GetValue(milliseconds)), arguments.GetValue(core));
            using StreamWriter? file = arguments.GetValue(csv) is { } info ? new StreamWriter(info.FullName) { AutoFlush = true } : null;
            string[] names = arguments.GetValue(networks)!;
            Run(NetworkCase.All.Where(network => names.Contains(network.Name)), arguments.GetValue(operations)!, arguments.GetValue(batches)!, arguments.GetValue(threads)!, settings, Write);

            void Write(string line)
            {
                Console.WriteLine(line);
                file?.WriteLine(line);
            }
        });
        return command;
    }

    private static void Run(IEnumerable<NetworkCase> networks, string[] operations, int[] batches, int[] threads, MeasurementSettings settings, Action<string> write)
    {
        using (ProcessorAffinity.Pin(settings.Core))
        {
            write(FormattableString.Invariant($"# neuroslyn {typeof(Workspace<>).Assembly.GetName().Version?.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {MultiplyAddPeak.VectorBits}-bit vectors, multiply-add peak {MultiplyAddPeak.Measure():F1} GFLOP/s"));
        }

        write("peer,net,op,batch,threads,ns_per_sample");
        foreach (NetworkCase network in networks)
        {
            (double before, double bySample, double after) = network.Losses();
            write(FormattableString.Invariant($"# check neuroslyn {network.Name} loss0={before:F5} (by sample {bySample:F5}) loss10={after:F5}"));
            foreach (string operation in operations)
            {
                foreach (int batch in batches)
                {
                    foreach (int count in threads)
                    {
                        var row = new Row(network.Name, operation, batch, count);
                        if (count == 1 || row.IsTraining)
                        {
                            Result result = network.Measure(row, settings);
                            write(result.Line);
                            write(result.Detail);
                        }
                    }
                }
            }
        }
    }
}
