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
        // Between the reports of batch 2 and of the last batch of an epoch lie only steps.
        var meter = new Meter();
        double[][] rows = [.. Enumerable.Repeat<double[]>([0], 200)];
        var network = new QuietNetwork();
        Trainer.Fit(network, Dataset.FromRows<double>(rows, rows), new TrainingOptions<double>
        {
            Epochs = 2,
            BatchSize = 4,
            GradientNormLimit = limit,
            GradientValueLimit = valueLimit,
            Schedule = new Warmup(3, new CosineRestarts(10, growth: 2)) { Per = ScheduleUnit.Step },
            Augmentation = augments ? new Copy() : null,
            ProgressInterval = TimeSpan.Zero,
            Progress = meter,
        });

        Assert.Equal(0, meter.Allocated);
    }

    private sealed class Meter : IProgress<TrainingProgress>
    {
        private long _start;

        public long Allocated { get; private set; } = -1;

        public void Report(TrainingProgress value)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (value.Batch == 2)
            {
                _start = now;
            }
            else if (value.Batch == 49)
            {
                Allocated = now - _start;
            }
        }
    }

    private sealed class Copy : IAugmentation<double>
    {
        public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random) => sample.CopyTo(augmented);
    }

    /// <summary>Like a generated network it allocates nothing; it computes nothing either.</summary>
    private sealed class QuietNetwork : INetwork<double>
    {
        private readonly ScriptedNetwork _shape = new(_ => 0, _ => 0);

        public NetworkLayout Layout => _shape.Layout;

        public ParameterBuffer<double> Parameters => _shape.Parameters;

        public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs, Workspace<double> workspace) => outputs.Clear();

        public void ForwardPass(Workspace<double> workspace, int firstColumn, int endColumn, bool training) => workspace.Row(1).Clear();

        public void BackwardPass(Workspace<double> workspace, int firstColumn, int endColumn) => workspace.Row(3).Clear();

        public void GradientPass(Workspace<double> workspace, int part, int partCount, OptimizerState<double>? optimizer = null)
        {
            workspace.ParameterGradients.Span[0] = -1;
            optimizer?.UpdateBlock(workspace.ParameterGradients, 0, 8, ParameterKind.Weight);
        }

        public double SamplePass(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Workspace<double> workspace, OptimizerState<double>? optimizer = null) =>
            throw new NotSupportedException("This network has no path for single samples.");

        public void Initialize(ulong seed) => Parameters.Span.Clear();
    }
}
