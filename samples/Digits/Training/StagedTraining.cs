using System.Diagnostics;
using Neuroslyn;

namespace Digits;

/// <summary>
/// Trains in stages of falling learning rate. Each stage starts from the best weights so far by validation loss, and stops early by that loss; the network ends
/// with the best weights of all.
/// </summary>
internal sealed class StagedTraining
{
    private readonly INetwork<float> _network;
    private readonly ImageData _data;
    private readonly Options _options;
    private readonly Recipe _recipe;
    private readonly IProgress<TrainingProgress> _progress;
    private readonly ParameterBuffer<float> _bestWeights;
    private readonly List<EpochRecord> _epochs = [];
    private readonly Stopwatch _clock = new();
    private EpochRecord? _best;

    /// <summary>Prepares the training of a network by its recipe.</summary>
    public StagedTraining(INetwork<float> network, ImageData data, Options options, IProgress<TrainingProgress> progress)
    {
        _network = network;
        _data = data;
        _options = options;
        _recipe = Recipe.ByName[options.Network];
        _progress = progress;
        _bestWeights = new ParameterBuffer<float>(network.Parameters.Length);
    }

    private int EpochLimit => _options.Epochs ?? _recipe.Epochs;

    /// <summary>Trains. Cancellation stops at the next batch.</summary>
    public TrainingSummary Run(CancellationToken cancellationToken)
    {
        _clock.Start();
        TrainingOutcome outcome = TrainingOutcome.Completed;
        foreach (Stage stage in Stage.All)
        {
            int epochs = (int)Math.Round(stage.EndShare * EpochLimit, MidpointRounding.AwayFromZero) - _epochs.Count;
            if (epochs > 0 && outcome != TrainingOutcome.Cancelled)
            {
                outcome = Train(stage, epochs, cancellationToken);
            }
        }

        return new TrainingSummary(_epochs, _best, outcome, _clock.Elapsed);
    }

    private TrainingOutcome Train(Stage stage, int epochs, CancellationToken cancellationToken)
    {
        int offset = _epochs.Count;
        TrainingHistory history = _network.Fit(
            _data.Training,
            new TrainingOptions
            {
                Optimizer = new Adam(_recipe.LearningRate * stage.LearningRateFactor),
                Epochs = epochs,
                BatchSize = _options.BatchSize,
                Validation = _data.Validation,
                EarlyStopping = new EarlyStopping(stage.Patience),
                Augmentation = _options.Augment ? Recipe.Augmentation : null,
                Seed = _options.Seed + (ulong)offset,
                Threads = _options.Threads,
                Progress = new StageProgress(_progress, offset, EpochLimit, _epochs.LastOrDefault(), _clock),
                ProgressInterval = TimeSpan.Zero,
            },
            cancellationToken);
        _epochs.AddRange(history.Epochs.Select(epoch => epoch with { Epoch = epoch.Epoch + offset }));
        KeepBest(history.BestEpoch + offset);
        return history.Outcome;
    }

    /// <summary>Remembers the weights of the stage's best epoch, which are the network's, or puts those of an earlier stage back.</summary>
    private void KeepBest(int? epoch)
    {
        EpochRecord? stageBest = epoch is null ? null : _epochs[epoch.Value - 1];
        if (stageBest is not null && (_best is null || stageBest.ValidationLoss < _best.ValidationLoss))
        {
            _best = stageBest;
            _bestWeights.CopyFrom(_network.Parameters);
        }
        else if (_best is not null)
        {
            _network.Parameters.CopyFrom(_bestWeights);
        }
    }
}
