using Digits;

namespace Neuroslyn.SampleTests.Digits;

[Collection(Exclusive.Name)]
public sealed class AllocationMeterTests
{
    private const int Bytes = 100_000;

    [Fact]
    public void WhatHappensBetweenReports_Counts_WhateverThreadItHappensOn()
    {
        var meter = new AllocationMeter(new Receiver(0));
        Report(meter, epochs: 3, batches: 6, Allocate);
        Assert.InRange(meter.BytesPerStep!.Value, Bytes, Bytes * 1.1);

        meter = new AllocationMeter(new Receiver(0));
        Report(meter, epochs: 3, batches: 6, () =>
        {
            var thread = new Thread(Allocate);
            thread.Start();
            thread.Join();
        });
        Assert.InRange(meter.BytesPerStep!.Value, Bytes, Bytes * 1.1);
    }

    [Fact]
    public void WhatTheReceiverAllocates_DoesNotCount()
    {
        var meter = new AllocationMeter(new Receiver(Bytes));
        Report(meter, epochs: 3, batches: 6, () => { });

        Assert.InRange(meter.BytesPerStep!.Value, 0, Bytes / 10);
    }

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

    private sealed class Receiver(int bytes) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => GC.KeepAlive(new byte[bytes]);
    }
}
