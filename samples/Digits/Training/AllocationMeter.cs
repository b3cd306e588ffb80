using Neuroslyn;

namespace Digits;

/// <summary>
/// Measures what training steps allocate while it passes progress on. The window of an epoch reaches from its first report to its last one before validation;
/// what the receiver allocates in between does not count, what any other thread does, counts.
/// </summary>
internal sealed class AllocationMeter(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<double> _bytesPerStep = [];
    private long _windowStart;
    private long _notCounted;
    private int _windowBatch;
    private int _windowEpoch;

    /// <summary>The median of all epochs, in bytes; null if no epoch had the three batches that a window needs.</summary>
    public double? BytesPerStep => _bytesPerStep.Count == 0 ? null : _bytesPerStep.Order().ElementAt(_bytesPerStep.Count / 2);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (!value.EpochCompleted && value.Epoch == _windowEpoch && value.Batch == value.BatchCount - 1)
        {
            // The counter of the process and that of a thread account for a few bytes differently. What they then differ by below zero is no allocation.
            long bytes = Math.Max(0, GC.GetTotalAllocatedBytes(precise: true) - _windowStart - _notCounted);
            _bytesPerStep.Add((double)bytes / (value.Batch - _windowBatch));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        next.Report(value);
        _notCounted += GC.GetAllocatedBytesForCurrentThread() - before;
        if (value.Epoch != _windowEpoch)
        {
            (_windowEpoch, _windowBatch, _notCounted) = (value.Epoch, value.Batch, 0);
            _windowStart = GC.GetTotalAllocatedBytes(precise: true);
        }
    }
}
