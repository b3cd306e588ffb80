using System.Globalization;

namespace Neuroslyn.Tests.Training;

public sealed class TrainerTests
{
    private static readonly Dataset<double> OneSample = Dataset.FromRows<double>([[0]], [[0]]);
    private static readonly Dataset<double> OneValidationSample = Dataset.FromRows<double>([[1]], [[0]]);

    [Fact]
    public void Xor_IsLearned()
    {
        var network = new InterpretedNetwork<float>(
            2, Loss.BinaryCrossEntropy, new InterpretedLayer("Hidden", 8, Activation.Tanh), new InterpretedLayer("Output", 1, Activation.Sigmoid));

        TrainingHistory history = Trainer.Fit(network, Samples.Xor, new TrainingOptions { Optimizer = new Adam(0.05), Epochs = 200, BatchSize = 4, Seed = 1 });

        Assert.Equal(TrainingOutcome.Completed, history.Outcome);
        Assert.Equal(200, history.Epochs.Count);
        Assert.Equal(200, history.BestEpoch);
        Assert.True(history.Epochs[^1].Loss < 0.05, $"The loss is {history.Epochs[^1].Loss}.");
        Assert.Equal(1, Evaluator.Evaluate(network, Samples.Xor).Accuracy);
    }

    [Fact]
    public void Clusters_AreLearned_WithTheDefaultOptions()
    {
        var (training, test) = Samples.Clusters(900).Split(0.8, 0.2, seed: 1);
        InterpretedNetwork<float> network = Samples.Classifier();

        TrainingHistory history = Trainer.Fit(network, training);

        Assert.Equal(10, history.Epochs.Count);
        Assert.Equal(10 * 23, history.Epochs[^1].Step);
        Assert.True(Evaluator.Evaluate(network, test).Accuracy > 0.95);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.5)]
    public void SameSeed_GivesTheSameBits_OnAnyNumberOfThreads(double? limit)
    {
        // 300 inputs make more than one block of gradients; batches of 100 make columns for four threads, and a last batch of 60.
        var random = new Random(3);
        float[][] inputs = [.. Enumerable.Range(0, 160).Select(_ => (float[])[.. Enumerable.Range(0, 300).Select(_ => random.NextSingle() - 0.5f)])];
        Dataset<float> data = Dataset.FromLabels(inputs, [.. Enumerable.Range(0, 160).Select(i => i % 3)], 3);
        Dataset<float> validation = data.Subset([0, 1, 2, 3, 4, 5, 6, 7, 8]);
        var (weights, losses) = Train(threads: 1, seed: 7);

        for (int threads = 2; threads <= 4; threads++)
        {
            var (sharedWeights, sharedLosses) = Train(threads, seed: 7);
            Assert.Equal(weights, sharedWeights);
            Assert.Equal(losses, sharedLosses);
        }

        Assert.NotEqual(weights, Train(threads: 1, seed: 8).Weights);

        (float[] Weights, double[] Losses) Train(int threads, ulong seed)
        {
            InterpretedNetwork<float> network = Samples.Classifier(inputs: 300, hidden: 3);
            TrainingHistory history = Trainer.Fit(network, data, new TrainingOptions
            {
                Epochs = 2,
                BatchSize = 100,
                Seed = seed,
                Threads = threads,
                GradientNormLimit = limit,
                Augmentation = new Noise(),
                Validation = validation,
            });
            return (network.Parameters.Span.ToArray(), [.. history.Epochs.SelectMany(epoch => (double[])[epoch.Loss, epoch.ValidationLoss!.Value])]);
        }
    }

    [Fact]
    public void Augmentation_DependsOnSeedEpochAndSample_AndNothingElse()
    {
        Dataset<float> data = Samples.Clusters(40);
        Dictionary<(float, float), List<ulong>> first = Draws(threads: 1, seed: 5, batchSize: 8);
        Dictionary<(float, float), List<ulong>> second = Draws(threads: 2, seed: 5, batchSize: 40);
        Dictionary<(float, float), List<ulong>> other = Draws(threads: 1, seed: 6, batchSize: 8);

        Assert.Equal(40, first.Count);
        Assert.Equal(120, first.Values.SelectMany(draws => draws).Distinct().Count());
        foreach ((var sample, List<ulong> draws) in first)
        {
            Assert.Equal(draws, second[sample]);
            Assert.NotEqual(draws, other[sample]);
        }

        Dictionary<(float, float), List<ulong>> Draws(int threads, ulong seed, int batchSize)
        {
            var recorder = new Recorder();
            Trainer.Fit(Samples.Classifier(), data, new TrainingOptions { Epochs = 3, BatchSize = batchSize, Threads = threads, Seed = seed, Augmentation = recorder });
            return recorder.Draws;
        }
    }

    [Fact]
    public void Augmentation_ThatCopies_ChangesNothing()
    {
        Dataset<float> data = Samples.Clusters(50);
        InterpretedNetwork<float> plain = Samples.Classifier();
        InterpretedNetwork<float> copied = Samples.Classifier();
        Trainer.Fit(plain, data, new TrainingOptions { Epochs = 2, BatchSize = 7 });
        Trainer.Fit(copied, data, new TrainingOptions { Epochs = 2, BatchSize = 7, Augmentation = new Recorder() });

        Assert.Equal(plain.Parameters.Span, copied.Parameters.Span);
    }

    [Theory]
    [InlineData(false, new[] { 4, 4, 2, 4, 4, 2 })]
    [InlineData(true, new[] { 4, 4, 4, 4 })]
    public void LastShortBatch_IsKeptOrDropped(bool drop, int[] expected)
    {
        var network = new ScriptedNetwork(_ => 1, _ => 1);
        double[][] rows = [.. Enumerable.Repeat<double[]>([0], 10)];
        TrainingHistory history = Trainer.Fit(
            network, Dataset.FromRows<double>(rows, rows), new TrainingOptions<double> { Epochs = 2, BatchSize = 4, DropLastBatch = drop, Optimizer = new Sgd(1) });

        Assert.Equal(expected, network.TrainedSampleCounts);
        Assert.Equal(expected.Length, history.Epochs[^1].Step);
        Assert.Equal(expected.Length, network.Steps);
    }

    [Fact]
    public void BatchLargerThanTheData_IsAllOfThem()
    {
        var network = new ScriptedNetwork(_ => 1, _ => 1);
        Trainer.Fit(network, OneSample, new TrainingOptions<double> { Epochs = 3, BatchSize = 1000, Optimizer = new Sgd(1) });
        Assert.Equal([1, 1, 1], network.TrainedSampleCounts);
    }

    [Fact]
    public void LossOfAnEpoch_IsTheMeanOverSamples_NotOverBatches()
    {
        // Losses of the steps are 1, 2, 3 with 4, 4 and 2 samples.
        var network = new ScriptedNetwork(steps => steps + 1, _ => 1);
        double[][] rows = [.. Enumerable.Repeat<double[]>([0], 10)];
        TrainingHistory history = Trainer.Fit(
            network, Dataset.FromRows<double>(rows, rows), new TrainingOptions<double> { Epochs = 1, BatchSize = 4, Optimizer = new Sgd(1) });
        Assert.Equal(((4 * 1) + (4 * 2) + (2 * 3)) / 10.0, history.Epochs[0].Loss, 1e-15);
    }

    [Fact]
    public void Shuffle_Off_KeepsTheOrder_AndOn_ChangesItEveryEpoch()
    {
        Assert.Equal([.. Enumerable.Range(0, 30), .. Enumerable.Range(0, 30)], Order(shuffle: false));
        int[] shuffled = Order(shuffle: true);
        Assert.Equal(Enumerable.Range(0, 30), shuffled[..30].Order());
        Assert.Equal(Enumerable.Range(0, 30), shuffled[30..].Order());
        Assert.NotEqual(Enumerable.Range(0, 30), shuffled[..30]);
        Assert.NotEqual(shuffled[..30], shuffled[30..]);

        static int[] Order(bool shuffle)
        {
            float[][] rows = [.. Enumerable.Range(0, 30).Select(i => new float[] { i, 0 })];
            var recorder = new Recorder();
            Trainer.Fit(
                Samples.Classifier(),
                Dataset.FromLabels(rows, new int[30], 3),
                new TrainingOptions { Epochs = 2, BatchSize = 1, Shuffle = shuffle, Augmentation = recorder });
            return [.. recorder.Order.Select(value => (int)value)];
        }
    }

    [Fact]
    public void EarlyStopping_StopsAfterTheFifth_AndRestoresTheThird()
    {
        double[] curve = [5, 4, 3, 4, 5, 6];
        var network = new ScriptedNetwork(_ => 1, steps => curve[steps - 1]);
        TrainingHistory history = Trainer.Fit(
            network,
            OneSample,
            new TrainingOptions<double> { Epochs = 6, Optimizer = new Sgd(1), Validation = OneValidationSample, EarlyStopping = new EarlyStopping(patience: 2) });

        Assert.Equal(TrainingOutcome.StoppedEarly, history.Outcome);
        Assert.Equal([5, 4, 3, 4, 5], history.Epochs.Select(epoch => epoch.ValidationLoss!.Value));
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3, network.Steps);
    }

    [Theory]
    [InlineData(4, 6, TrainingOutcome.Completed, 3)]
    [InlineData(1, 4, TrainingOutcome.StoppedEarly, 3)]
    public void EarlyStopping_CountsEpochsInARow_AndRestoresTheBestEvenIfItDoesNotStop(int patience, int epochs, TrainingOutcome outcome, int best)
    {
        double[] curve = [5, 4, 3, 4, 5, 6];
        var network = new ScriptedNetwork(_ => 1, steps => curve[steps - 1]);
        TrainingHistory history = Trainer.Fit(
            network,
            OneSample,
            new TrainingOptions<double> { Epochs = 6, Optimizer = new Sgd(1), Validation = OneValidationSample, EarlyStopping = new EarlyStopping(patience) });

        Assert.Equal(outcome, history.Outcome);
        Assert.Equal(epochs, history.Epochs.Count);
        Assert.Equal(best, network.Steps);
    }

    [Fact]
    public void EarlyStopping_WithAMinimumDelta_IgnoresSmallImprovements()
    {
        double[] curve = [5, 4.95, 4.9, 4.85, 4.8];
        var network = new ScriptedNetwork(_ => 1, steps => curve[steps - 1]);
        TrainingHistory history = Trainer.Fit(
            network,
            OneSample,
            new TrainingOptions<double> { Epochs = 5, Optimizer = new Sgd(1), Validation = OneValidationSample, EarlyStopping = new EarlyStopping(2, 0.12) });

        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(1, network.Steps);
        Assert.Equal(1, history.BestEpoch);
    }

    [Fact]
    public void Validation_WithoutEarlyStopping_KeepsTheLatestWeights()
    {
        var network = new ScriptedNetwork(_ => 1, steps => steps);
        TrainingHistory history = Trainer.Fit(
            network, OneSample, new TrainingOptions<double> { Epochs = 4, Optimizer = new Sgd(1), Validation = OneValidationSample });
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(4, network.Steps);
    }

    [Theory]
    [InlineData(true, 2, 2)]
    [InlineData(false, 5, 2)]
    public void Cancellation_StopsAtTheNextBatch_AndKeepsTheBestWeights(bool validates, int steps, int finishedEpochs)
    {
        using var source = new CancellationTokenSource();
        var network = new ScriptedNetwork(_ => 1, step => step == 2 ? 1 : 2);
        Dataset<double> training = Dataset.FromRows<double>([[0], [0]], [[0], [0]]);
        TrainingHistory history = Trainer.Fit(
            network,
            training,
            new TrainingOptions<double>
            {
                Epochs = 100,
                BatchSize = 1,
                Optimizer = new Sgd(1),
                Validation = validates ? OneValidationSample : null,
                ProgressInterval = TimeSpan.Zero,
                Progress = new Callback(progress =>
                {
                    if (progress.Epoch == 3 && progress.Batch == 1)
                    {
                        source.Cancel();
                    }
                }),
            },
            source.Token);

        Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
        Assert.Equal(finishedEpochs, history.Epochs.Count);
        Assert.Equal(5, network.TrainedSampleCounts.Count);
        Assert.Equal(steps, network.Steps);
    }

    [Fact]
    public void Cancellation_BeforeTheFirstBatch_TrainsNothing()
    {
        var network = new ScriptedNetwork(_ => 1, _ => 1);
        TrainingHistory history = Trainer.Fit(network, OneSample, cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
        Assert.Empty(history.Epochs);
        Assert.Null(history.BestEpoch);
        Assert.Equal(0, network.Steps);
    }

    [Fact]
    public void Progress_ReportsEveryBatch_AndTheEpochWithItsValidation()
    {
        var reports = new List<TrainingProgress>();
        var network = new ScriptedNetwork(_ => 1, steps => steps);
        Dataset<double> training = Dataset.FromRows<double>([[0], [0], [0]], [[0], [0], [0]]);
        Trainer.Fit(network, training, new TrainingOptions<double>
        {
            Epochs = 2,
            BatchSize = 2,
            Optimizer = new Sgd(1),
            Validation = OneValidationSample,
            ProgressInterval = TimeSpan.Zero,
            Progress = new Callback(reports.Add),
        });

        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], reports.Select(report => (report.Epoch, report.Batch)));
        Assert.Equal([false, true, false, true], reports.Select(report => report.EpochCompleted));
        Assert.Equal([null, 2.0, 2.0, 4.0], reports.Select(report => report.ValidationLoss));
        Assert.Equal([null, 1.0, 1.0, 1.0], reports.Select(report => report.ValidationAccuracy));
        Assert.All(reports, report => Assert.Equal((2, 2, 1.0, 1.0), (report.EpochCount, report.BatchCount, report.Loss, report.LearningRate)));
        Assert.All(reports, report => Assert.True(report.SamplesPerSecond > 0 && report.Elapsed > TimeSpan.Zero));
        Assert.True(reports[0].Remaining > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, reports[^1].Remaining);
    }

    [Fact]
    public void Progress_WithALongInterval_ReportsOnlyEpochs()
    {
        var reports = new List<TrainingProgress>();
        Trainer.Fit(
            Samples.Classifier(), Samples.Clusters(60), new TrainingOptions { Epochs = 3, BatchSize = 4, ProgressInterval = TimeSpan.FromHours(1), Progress = new Callback(reports.Add) });
        Assert.Equal(3, reports.Count);
        Assert.All(reports, report => Assert.True(report.EpochCompleted));
    }

    [Fact]
    public void History_WritesCsv_InAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var network = new ScriptedNetwork(_ => 0.1, steps => steps + 0.5);
            TrainingHistory history = Trainer.Fit(
                network, OneSample, new TrainingOptions<double> { Epochs = 2, Optimizer = new Sgd(1), Validation = OneValidationSample });
            using var writer = new StringWriter();
            history.WriteCsv(writer);
            string[] lines = writer.ToString().Split('\n');

            Assert.Equal("epoch,step,loss,validation_loss,validation_accuracy,learning_rate,seconds,samples_per_second", lines[0]);
            Assert.StartsWith("1,1,0.1,1.5,1,1,", lines[1], StringComparison.Ordinal);
            Assert.StartsWith("2,2,0.1,2.5,1,1,", lines[2], StringComparison.Ordinal);
            Assert.Equal(8, lines[1].Split(',').Length);
            Assert.Equal(4, lines.Length);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WrongArguments_AreRefused_NamingExpectedAndActual()
    {
        InterpretedNetwork<float> network = Samples.Classifier();
        Dataset<float> data = Samples.Clusters(10);
        Refused("takes inputs of 2 values; the samples of training have 3", network, Dataset.FromLabels<float>([[1, 2, 3]], [0], 3));
        Refused("has 3 outputs; the one-hot targets of training have 4 values", network, Dataset.FromLabels<float>([[1, 2]], [0], 4));
        Refused("has 3 outputs; the targets of training have 1 values", network, Samples.Xor);
        Refused("the samples of Validation have 3", network, data, new TrainingOptions { Validation = Dataset.FromLabels<float>([[1, 2, 3]], [0], 3) });
        Refused("Validation is not set", network, data, new TrainingOptions { EarlyStopping = new EarlyStopping(2) });
        Refused("10 samples, fewer than one batch of 32", network, data, new TrainingOptions { DropLastBatch = true });
        Refused("declares no loss", new InterpretedNetwork<float>(2, Loss.None, new InterpretedLayer("Output", 3)), data);
        Assert.Throws<ArgumentNullException>("training", () => Trainer.Fit(network, null!));
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Fit(null!, data));
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new TrainingOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new TrainingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Threads", () => new TrainingOptions { Threads = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("GradientNormLimit", () => new TrainingOptions { GradientNormLimit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("GradientValueLimit", () => new TrainingOptions { GradientValueLimit = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("ProgressInterval", () => new TrainingOptions { ProgressInterval = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentNullException>("Optimizer", () => new TrainingOptions { Optimizer = null! });
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new EarlyStopping(0));
        Assert.Throws<ArgumentOutOfRangeException>("minimumDelta", () => new EarlyStopping(1, -1));

        static void Refused(string message, INetwork<float> network, Dataset<float> data, TrainingOptions? options = null) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Trainer.Fit(network, data, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExceptionsOfWorkers_ReachTheCaller()
    {
        Assert.Throws<InvalidTimeZoneException>(() => Trainer.Fit(
            Samples.Classifier(), Samples.Clusters(128), new TrainingOptions { BatchSize = 128, Threads = 3, Augmentation = new Recorder { FailsAfter = 100 } }));
    }

    private sealed class Callback(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class Noise : IAugmentation<float>
    {
        public void Augment(ReadOnlySpan<float> sample, Span<float> augmented, ref RandomSource random)
        {
            for (int i = 0; i < sample.Length; i++)
            {
                augmented[i] = sample[i] + (0.1f * (float)random.NextDouble());
            }
        }
    }

    /// <summary>Copies samples and notes what it was called with.</summary>
    private sealed class Recorder : IAugmentation<float>
    {
        private readonly Lock _lock = new();

        public Dictionary<(float, float), List<ulong>> Draws { get; } = [];

        public List<float> Order { get; } = [];

        public int FailsAfter { get; init; } = int.MaxValue;

        public void Augment(ReadOnlySpan<float> sample, Span<float> augmented, ref RandomSource random)
        {
            sample.CopyTo(augmented);
            lock (_lock)
            {
                Order.Add(sample[0]);
                (float, float) key = (sample[0], sample[1]);
                Draws.TryAdd(key, []);
                Draws[key].Add(random.NextUInt64());
                if (Order.Count > FailsAfter)
                {
                    throw new InvalidTimeZoneException();
                }
            }
        }
    }
}
