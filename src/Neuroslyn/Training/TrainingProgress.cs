namespace Neuroslyn;

/// <summary>Where training stands.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The current epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs planned.</summary>
    public required int EpochCount { get; init; }

    /// <summary>Batches done in this epoch.</summary>
    public required int Batch { get; init; }

    /// <summary>Batches per epoch.</summary>
    public required int BatchCount { get; init; }

    /// <summary>The mean loss of the samples trained on in this epoch so far.</summary>
    public required double Loss { get; init; }

    /// <summary>The validation loss after the last finished epoch; null before, or without validation data.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>The share of validation samples classified correctly after the last finished epoch, in [0, 1]; null before, or if the task is no classification.</summary>
    public required double? ValidationAccuracy { get; init; }

    /// <summary>Samples trained on per second in this epoch.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>Time since training began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Estimated time to the end of the last planned epoch; early stopping may make it shorter.</summary>
    public required TimeSpan Remaining { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Whether this is the report at the end of an epoch, with its validation results.</summary>
    public required bool EpochCompleted { get; init; }
}
