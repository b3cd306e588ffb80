using System.Diagnostics;
using Neuroslyn;

namespace Digits;

/// <summary>Passes on the progress of one stage as that of the whole training.</summary>
/// <param name="next">Receives it.</param>
/// <param name="epochOffset">Epochs before the stage.</param>
/// <param name="epochCount">Epochs of all stages at most.</param>
/// <param name="previous">The last epoch before the stage; null for the first stage.</param>
/// <param name="clock">Runs since the first stage began.</param>
internal sealed class StageProgress(IProgress<TrainingProgress> next, int epochOffset, int epochCount, EpochRecord? previous, Stopwatch clock)
    : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        int epoch = epochOffset + value.Epoch;
        double trained = epoch - 1 + ((double)value.Batch / value.BatchCount);
        TimeSpan elapsed = clock.Elapsed;
        next.Report(value with
        {
            Epoch = epoch,
            EpochCount = epochCount,
            ValidationLoss = value.ValidationLoss ?? previous?.ValidationLoss,
            ValidationAccuracy = value.ValidationAccuracy ?? previous?.ValidationAccuracy,
            Elapsed = elapsed,
            Remaining = elapsed * ((epochCount - trained) / trained),
        });
    }
}
