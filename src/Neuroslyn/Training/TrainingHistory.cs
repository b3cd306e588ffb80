using System.Globalization;

namespace Neuroslyn;

/// <summary>The course of a finished training run.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(IReadOnlyList<EpochRecord> epochs, int? bestEpoch, TrainingOutcome outcome, TimeSpan elapsed)
    {
        Epochs = epochs;
        Outcome = outcome;
        Elapsed = elapsed;
        BestEpoch = bestEpoch;
    }

    /// <summary>The finished epochs. A cancelled run may have ended inside another one.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>Why training ended.</summary>
    public TrainingOutcome Outcome { get; }

    /// <summary>Time from beginning to end.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>
    /// The epoch with the lowest validation loss (by <see cref="EarlyStopping.MinimumDelta"/> at least) or, without validation data, training loss, the first of
    /// equals; null if none was finished.
    /// </summary>
    public int? BestEpoch { get; }

    /// <summary>Writes one line per epoch: <c>epoch,step,loss,validation_loss,validation_accuracy,learning_rate,seconds,samples_per_second</c>.</summary>
    /// <param name="writer">Receives a header and the lines, each ended by a line feed. Numbers are culture-invariant and round-trip; absent ones are empty.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("epoch,step,loss,validation_loss,validation_accuracy,learning_rate,seconds,samples_per_second\n");
        foreach (EpochRecord epoch in Epochs)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Step},{epoch.Loss:R},{epoch.ValidationLoss:R},{epoch.ValidationAccuracy:R},{epoch.LearningRate:R},{epoch.Elapsed.TotalSeconds:R},{epoch.SamplesPerSecond:R}\n"));
        }
    }
}
