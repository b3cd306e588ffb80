namespace Neuroslyn.Allocation;

/// <summary>
/// As the progress of <c>Fit</c> it measures, in each epoch, what the reporting thread allocates from its second report to its last one before validation:
/// between them lie only training steps.
/// </summary>
internal sealed class StepAllocation : IProgress<TrainingProgress>
{
    private long _start;

    /// <summary>What the epoch that allocated least did, for the reason that <see cref="AllocationAssert"/> gives; null if none had enough batches.</summary>
    public long? LeastOfAllEpochs { get; private set; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (value.Batch == 2)
        {
            _start = now;
        }
        else if (value.Batch > 2 && value.Batch == value.BatchCount - 1)
        {
            LeastOfAllEpochs = Math.Min(LeastOfAllEpochs ?? long.MaxValue, now - _start);
        }
    }
}
