using Neuroslyn;
using Spectre.Console;

namespace Digits;

/// <summary>One run of the program: reads images, trains, tests, reports, saves.</summary>
internal sealed class Experiment(Options options, IAnsiConsole console)
{
    /// <summary>Runs to the end; <paramref name="cancellationToken"/> ends training only.</summary>
    /// <exception cref="IOException">An image file is missing, or a result cannot be written.</exception>
    /// <exception cref="InvalidDataException">An image file cannot be used.</exception>
    public Figures Run(CancellationToken cancellationToken)
    {
        var report = new Report(console);
        ImageData data = ImageData.Load(options.DataDirectory, options.Seed);
        INetwork<float> network = Recipe.ByName[options.Network].Create(options.Seed);
        report.WriteTask(options, network.Layout, data);

        (TrainingSummary training, double? bytesPerStep) = Train(network, data, cancellationToken);
        report.WriteTraining(training);
        network.Save(options.WeightsFile);

        EvaluationResult test = network.Evaluate(data.Test);
        report.WriteTest(test.Confusion!);
        report.WriteMisreadings(Misreading.Find(network, data.Test, test), data.Test);
        report.WriteWeights(options.WeightsFile);

        var figures = new Figures
        {
            TestAccuracy = test.Confusion!.Accuracy,
            ValidationAccuracy = training.Best?.ValidationAccuracy,
            Epochs = training.Epochs.Count,
            BestEpoch = training.Best?.Epoch,
            SamplesPerSecond = training.SamplesPerSecond,
            AllocatedBytesPerStep = bytesPerStep,
            Parameters = network.Layout.ParameterCount,
        };
        if (options.JsonFile is { } file)
        {
            figures.Save(file);
        }

        return figures;
    }

    private (TrainingSummary Summary, double? BytesPerStep) Train(INetwork<float> network, ImageData data, CancellationToken cancellationToken)
    {
        if (!(console.Profile.Capabilities.Ansi && console.Profile.Capabilities.Interactive))
        {
            return Train(network, data, new PlainProgress(console), cancellationToken);
        }

        return console.Live(new Text(string.Empty)).AutoClear(true).Start(display => Train(network, data, new LiveProgress(console, display), cancellationToken));
    }

    private (TrainingSummary Summary, double? BytesPerStep) Train(
        INetwork<float> network, ImageData data, IProgress<TrainingProgress> display, CancellationToken cancellationToken)
    {
        var meter = new AllocationMeter(display);
        TrainingSummary summary = new StagedTraining(network, data, options, meter).Run(cancellationToken);
        return (summary, meter.BytesPerStep);
    }
}
