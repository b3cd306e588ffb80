using System.CommandLine;
using System.Diagnostics;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Training;

/// <summary>The verb <c>fit</c>: what shuffling, gathering and the loop itself cost beside the passes.</summary>
internal static class FitCommand
{
    private const int Epochs = 5;
    private const int WarmUpRounds = 3;
    private static readonly TimeSpan WarmUpDuration = TimeSpan.FromMilliseconds(150);

    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<string[]> networks = CommandOptions.Names("--nets", "Networks.", NetworkCase.Names);
        Option<string[]> operations = CommandOptions.Names("--ops", "Operations.", [.. Row.Operations.Skip(1)]);
        Option<int[]> batches = CommandOptions.Numbers("--batches", "Batch sizes.", [32, 128]);
        var samples = new Option<int>("--samples") { Description = "Samples of the data set.", DefaultValueFactory = _ => 16384 };
        Option<int?> core = CommandOptions.Core();
        Option<int> repetitions = CommandOptions.Repetitions();
        Option<double> milliseconds = CommandOptions.Milliseconds();
        var command = new Command("fit", "Throughput of Fit, shuffle and gather included, as a share of the passes alone.") { networks, operations, batches, samples, core, repetitions, milliseconds };
        command.SetAction(arguments =>
        {
            var settings = new MeasurementSettings(new OperationTimer(arguments.GetValue(repetitions), arguments.GetValue(milliseconds)), arguments.GetValue(core));
            Console.WriteLine("| network, operation, batch | passes, ns per sample | epochs of Fit | share | Fit in all | share |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            string[] names = arguments.GetValue(networks)!;
            foreach (NetworkCase network in NetworkCase.All.Where(network => names.Contains(network.Name)))
            {
                foreach (string operation in arguments.GetValue(operations)!)
                {
                    foreach (int batch in arguments.GetValue(batches)!)
                    {
                        Measure(network, new Row(network.Name, operation, batch, 1), arguments.GetValue(samples), settings);
                    }
                }
            }
        });
        return command;
    }

    private static void Measure(NetworkCase networkCase, Row row, int sampleCount, MeasurementSettings settings)
    {
        INetwork<float> network = networkCase.Create();
        var data = new ReferenceData(network.Layout);
        Dataset<float> training = Enlarge(data, network.Layout, sampleCount);
        using (ProcessorAffinity.Pin(settings.Core))
        {
            double before = MeasurePasses(network, data, row, settings);
            WarmUp(network, training, row);
            double[] epochs = new double[settings.Timer.Repetitions];
            double[] wholes = new double[settings.Timer.Repetitions];
            for (int i = 0; i < settings.Timer.Repetitions; i++)
            {
                TrainingHistory history = Fit(network, training, row);
                epochs[i] = OperationTimer.Median(history.Epochs.Select(epoch => 1e9 / epoch.SamplesPerSecond));
                wholes[i] = history.Elapsed.TotalNanoseconds / ((double)training.Count * Epochs);
            }

            double passes = (before + MeasurePasses(network, data, row, settings)) / 2;
            (double epoch, double whole) = (OperationTimer.Median(epochs), OperationTimer.Median(wholes));
            Console.WriteLine(FormattableString.Invariant(
                $"| {row.Network} {row.Operation} {row.Batch} | {passes:F1} | {epoch:F1} | {100 * passes / epoch:F1} % | {whole:F1} | {100 * passes / whole:F1} % |"));
        }
    }

    /// <summary>The runtime optimises twice, each time when no new method has been called for a while: an epoch of a tiny network is over long before.</summary>
    private static void WarmUp(INetwork<float> network, Dataset<float> training, Row row)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                Fit(network, training, row);
            }
            while (Stopwatch.GetElapsedTime(start) < WarmUpDuration);

            Thread.Sleep(WarmUpDuration);
        }
    }

    private static TrainingHistory Fit(INetwork<float> network, Dataset<float> training, Row row) =>
        Trainer.Fit(network, training, new TrainingOptions { Optimizer = row.CreateOptimizer(), BatchSize = row.Batch, Epochs = Epochs });

    private static double MeasurePasses(INetwork<float> network, ReferenceData data, Row row, MeasurementSettings settings)
    {
        var workspace = new Workspace<float>(network.Layout, row.Batch);
        workspace.LoadInputs(data.Inputs.AsSpan(0, row.Batch * network.Layout.InputSize));
        workspace.LoadTargets(data.Targets.AsSpan(0, row.Batch * network.Layout.OutputSize));
        OptimizerState<float> optimizer = row.CreateOptimizer().CreateState(network.Layout, network.Parameters);
        return settings.Timer.Measure(new PassesOnly(network, workspace, optimizer, data)).NanosecondsPerCall / row.Batch;
    }

    /// <summary>The reference samples over and over: as large in memory as a real data set.</summary>
    private static Dataset<float> Enlarge(ReferenceData data, NetworkLayout layout, int count) => Dataset.FromMemory<float>(
        Repeat(data.Inputs, count * layout.InputSize), layout.InputSize, Repeat(data.Targets, count * layout.OutputSize), layout.OutputSize);

    private static float[] Repeat(float[] values, int length)
    {
        float[] result = new float[length];
        for (int start = 0; start < length; start += values.Length)
        {
            values.AsSpan(0, Math.Min(values.Length, length - start)).CopyTo(result.AsSpan(start));
        }

        return result;
    }
}
