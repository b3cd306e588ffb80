using Neuroslyn;

namespace Digits;

/// <summary>How the training of a network went.</summary>
/// <param name="Epochs">The finished epochs of all stages, numbered from 1.</param>
/// <param name="Best">The epoch whose weights the network has; null if none was finished.</param>
/// <param name="Outcome">Why training ended.</param>
/// <param name="Elapsed">Time it took, validation included.</param>
internal sealed record TrainingSummary(IReadOnlyList<EpochRecord> Epochs, EpochRecord? Best, TrainingOutcome Outcome, TimeSpan Elapsed)
{
    /// <summary>Samples trained on per second, validation excluded; null if no epoch was finished.</summary>
    public double? SamplesPerSecond => Epochs.Count == 0 ? null : Epochs.Count / Epochs.Sum(epoch => 1 / epoch.SamplesPerSecond);
}
