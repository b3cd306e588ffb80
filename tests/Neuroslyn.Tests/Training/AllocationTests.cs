namespace Neuroslyn.Tests.Training;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0.1, null, false)]
    [InlineData(null, 0.1, false)]
    [InlineData(0.1, 0.1, false)]
    [InlineData(null, null, true)]
    public void BatchesOfFit_AllocateNothing(double? limit, double? valueLimit, bool augments)
    {
        var allocation = new StepAllocation();
        double[][] rows = [.. Enumerable.Repeat<double[]>([0], 200)];
        var network = new QuietNetwork();
        Trainer.Fit(network, Dataset.FromRows<double>(rows, rows), new TrainingOptions<double>
        {
            Epochs = 5,
            BatchSize = 4,
            GradientNormLimit = limit,
            GradientValueLimit = valueLimit,
            Schedule = new Warmup(3, new CosineRestarts(10, growth: 2)) { Per = ScheduleUnit.Step },
            Augmentation = augments ? new Copy() : null,
            ProgressInterval = TimeSpan.Zero,
            Progress = allocation,
        });

        Assert.Equal(0, allocation.LeastOfAllEpochs);
    }

    private sealed class Copy : IAugmentation<double>
    {
        public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random) => sample.CopyTo(augmented);
    }
}
