using Xunit.Sdk;

namespace Neuroslyn.Tests.Training;

/// <summary>What all tests of allocation rely on does find allocations.</summary>
public sealed class AllocationAssertTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(10, 20)]
    public void WhatAllocatesEveryTime_OrInEveryMeasurement_Fails(int everySoManyCalls, int calls)
    {
        int count = 0;
        Assert.Throws<EqualException>(() => AllocationAssert.Nothing(() => Allocate(++count % everySoManyCalls == 0), calls));
    }

    [Fact]
    public void WhatAllocatesOnce_Passes()
    {
        foreach (int when in (int[])[1, 2])
        {
            int count = 0;
            AllocationAssert.Nothing(() => Allocate(++count == when));
            Assert.InRange(count, 2, 3);
        }
    }

    [Fact]
    public void AStepThatAllocates_IsFound_AndAnEpochWithoutStepsBetweenReports_IsNoMeasurement()
    {
        Assert.InRange(Measure(samples: 200, everySoManySteps: 1)!.Value, 47 * 100, 47 * 200);
        Assert.InRange(Measure(samples: 200, everySoManySteps: 46)!.Value, 100, 200);
        Assert.Null(Measure(samples: 12, everySoManySteps: 1));
    }

    private static long? Measure(int samples, int everySoManySteps)
    {
        var allocation = new StepAllocation();
        double[][] rows = [.. Enumerable.Repeat<double[]>([0], samples)];
        int steps = 0;
        Trainer.Fit(new QuietNetwork(() => Allocate(++steps % everySoManySteps == 0)), Dataset.FromRows<double>(rows, rows), new TrainingOptions<double>
        {
            Epochs = 3,
            BatchSize = 4,
            ProgressInterval = TimeSpan.Zero,
            Progress = allocation,
        });
        return allocation.LeastOfAllEpochs;
    }

    private static void Allocate(bool really)
    {
        if (really)
        {
            GC.KeepAlive(new byte[100]);
        }
    }
}
