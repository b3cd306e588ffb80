using Digits;

namespace Neuroslyn.SampleTests.Digits;

public sealed class StagedTrainingTests
{
    private static readonly ImageData Data = Noise();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void AllStagesTogether_HaveAsManyEpochsAsAskedFor(int epochs)
    {
        var network = new DigitClassifier(seed: 1);
        var reports = new Recorder(_ => { });
        TrainingSummary summary = Train(network, epochs, reports, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, epochs), summary.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(Enumerable.Range(1, epochs), reports.Reports.Where(report => report.EpochCompleted).Select(report => report.Epoch));
        Assert.All(reports.Reports, report => Assert.Equal(epochs, report.EpochCount));
        Assert.Equal(TrainingOutcome.Completed, summary.Outcome);
        Assert.Equal(TimeSpan.Zero, reports.Reports[^1].Remaining);
        Assert.InRange(reports.Reports[0].Remaining.TotalSeconds, 1e-9, double.MaxValue);
        AssertHasBestWeights(network, summary);
    }

    [Fact]
    public void LaterStages_HaveSmallerLearningRates()
    {
        double[] rates = [.. Train(new DigitClassifier(seed: 1), epochs: 10, new Recorder(_ => { }), CancellationToken.None).Epochs.Select(epoch => epoch.LearningRate)];
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.Equal(3, rates.Distinct().Count());
    }

    [Fact]
    public void InterruptedInALaterStage_TheBestWeightsOfAllStages_AreKept()
    {
        using var source = new CancellationTokenSource();
        var network = new DigitClassifier(seed: 1);

        // Of 10 epochs the first stage has 7; epoch 8 is interrupted in its middle.
        TrainingSummary summary = Train(network, epochs: 10, new Recorder(report => Cancel(source, report is { Epoch: 8, Batch: 2 })), source.Token);

        Assert.Equal(TrainingOutcome.Cancelled, summary.Outcome);
        Assert.Equal(7, summary.Epochs.Count);
        AssertHasBestWeights(network, summary);
    }

    [Fact]
    public void InterruptedInTheFirstEpoch_TheWeightsAreKeptAsTheyAre()
    {
        using var source = new CancellationTokenSource();
        var network = new DigitClassifier(seed: 1);
        TrainingSummary summary = Train(network, epochs: 10, new Recorder(report => Cancel(source, report.Batch == 2)), source.Token);

        Assert.Equal(TrainingOutcome.Cancelled, summary.Outcome);
        Assert.Empty(summary.Epochs);
        Assert.Null(summary.Best);
        Assert.Null(summary.SamplesPerSecond);
        Assert.False(network.Parameters.Span.SequenceEqual(new DigitClassifier(seed: 1).Parameters.Span));
    }

    private static void Cancel(CancellationTokenSource source, bool isTime)
    {
        if (isTime)
        {
            source.Cancel();
        }
    }

    private static TrainingSummary Train(DigitClassifier network, int epochs, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        var options = new Options
        {
            Network = Recipe.DefaultName,
            Augment = false,
            DataDirectory = string.Empty,
            Epochs = epochs,
            BatchSize = 32,
            Seed = 1,
            Threads = 1,
            WeightsFile = string.Empty,
            JsonFile = null,
        };
        return new StagedTraining(network, Data, options, progress).Run(cancellationToken);
    }

    private static void AssertHasBestWeights(DigitClassifier network, TrainingSummary summary)
    {
        Assert.Equal(summary.Epochs.MinBy(epoch => epoch.ValidationLoss), summary.Best);
        Assert.Equal(summary.Best!.ValidationLoss, network.Evaluate(Data.Validation).Loss);
    }

    /// <summary>Images of noise, in which there is something to find: the class's row is brighter.</summary>
    private static ImageData Noise()
    {
        const int count = 300;
        var random = new RandomSource(1);
        var pixels = new float[count * Mnist.PixelCount];
        var labels = new int[count];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            int image = pixel / Mnist.PixelCount;
            labels[image] = image % Mnist.ClassCount;
            bool isBright = pixel % Mnist.PixelCount / Mnist.ImageWidth == labels[image];
            pixels[pixel] = (float)random.NextDouble() * (isBright ? 1 : 0.7f);
        }

        (Dataset<float> training, Dataset<float> validation, Dataset<float> test) = Dataset.FromLabels<float>(pixels, Mnist.PixelCount, labels, Mnist.ClassCount).Split(0.6, 0.2, 0.2, seed: 1);
        return new ImageData(training, validation, test);
    }

    private sealed class Recorder(Action<TrainingProgress> react) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            react(value);
        }
    }
}
