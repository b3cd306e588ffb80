using Digits;

namespace Neuroslyn.SampleTests.Digits;

[Collection(Exclusive.Name)]
public sealed class AllocationMeterTests
{
    private const int Bytes = 1_000_000;

    [Fact]
    public void WhatHappensBetweenReports_Counts_WhateverThreadItHappensOn()
    {
        Assert.InRange(BytesPerStep(receiver: 0, Allocate), 0.9 * Bytes, 1.1 * Bytes);
        Assert.InRange(BytesPerStep(receiver: 0, AllocateOnAnotherThread), 0.9 * Bytes, 1.1 * Bytes);
    }

    [Fact]
    public void WhatTheReceiverAllocates_DoesNotCount() => Assert.InRange(BytesPerStep(receiver: Bytes, () => { }), 0, 0.1 * Bytes);

    [Fact]
    public void EpochsOfOneOrTwoBatches_HaveNoWindowToMeasureIn()
    {
        foreach (int batches in (int[])[1, 2])
        {
            var meter = new AllocationMeter(new Receiver(0));
            Report(meter, epochs: 3, batches, Allocate);
            Assert.Null(meter.BytesPerStep);
        }
    }

    /// <summary>What the test runner allocates meanwhile on threads of its own counts as well, now and then; hence the least of several measurements.</summary>
    private static double BytesPerStep(int receiver, Action step) => Enumerable.Range(0, 5).Min(_ =>
    {
        var meter = new AllocationMeter(new Receiver(receiver));
        Report(meter, epochs: 3, batches: 6, step);
        return meter.BytesPerStep!.Value;
    });

    private static void Report(AllocationMeter meter, int epochs, int batches, Action step)
    {
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            for (int batch = 1; batch <= batches; batch++)
            {
                step();
                meter.Report(Progress.At(epoch, batch, completed: batch == batches, batchCount: batches, epochCount: epochs));
            }
        }
    }

    private static void Allocate() => GC.KeepAlive(new byte[Bytes]);

    private static void AllocateOnAnotherThread()
    {
        var thread = new Thread(Allocate);
        thread.Start();
        thread.Join();
    }

    private sealed class Receiver(int bytes) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => GC.KeepAlive(new byte[bytes]);
    }
}
