using Neuroslyn.Benchmarks.Measurement;
using Neuroslyn.Benchmarks.Networks;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>A network whose calls are compiled into the timing loops.</summary>
/// <param name="name">The name under which all peers report it.</param>
/// <param name="create">Makes the network.</param>
internal sealed class NetworkCase<TCalls>(string name, Func<TCalls> create) : NetworkCase(name)
    where TCalls : struct, INetworkCalls
{
    public override INetwork<float> Create() => CreateCalls().Network;

    public override Action CreatePrediction()
    {
        TCalls calls = create();
        float[] input = new float[calls.Network.Layout.InputSize];
        float[] output = new float[calls.Network.Layout.OutputSize];
        return () => calls.Predict(input, output);
    }

    public override Action CreateStep(int batch)
    {
        INetwork<float> network = create().Network;
        float[] inputs = new float[batch * network.Layout.InputSize];
        float[] targets = new float[batch * network.Layout.OutputSize];
        var session = new TrainingSession<float>(network, new TrainingOptions { BatchSize = batch });
        return () => session.Step(inputs, targets);
    }

    public override Result Measure(Row row, MeasurementSettings settings)
    {
        TCalls calls = CreateCalls();
        NetworkLayout layout = calls.Network.Layout;
        var batches = new Batches(new ReferenceData(layout), layout, row.Batch);
        double operations = row.Batch * layout.ProductOperations(row.IsTraining);
        if (row.IsTraining)
        {
            // Threads of the session are started before this one is bound to its core, so that they are not.
            using var session = new TrainingSession<float>(calls.Network, new TrainingOptions { Optimizer = row.CreateOptimizer(), BatchSize = row.Batch, Threads = row.Threads });
            return Measure(row, new TrainingStep(session, batches), settings, operations, null);
        }

        float[] outputs = new float[row.Batch * layout.OutputSize];
        if (row.Batch == 1)
        {
            using (ProcessorAffinity.Pin(settings.Core))
            {
                return Measure(row, new SamplePrediction<TCalls>(calls, batches, outputs), settings, operations, ReadFloor.Measure(calls.Network.Parameters.Span));
            }
        }

        var workspace = new Workspace<float>(layout, row.Batch);
        return Measure(row, new BatchPrediction(calls.Network, workspace, batches, outputs), settings, operations, null);
    }

    protected override double LossBySample(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        TCalls calls = CreateCalls();
        NetworkLayout layout = calls.Network.Layout;
        float[] outputs = new float[layout.OutputSize];
        double sum = 0;
        int samples = inputs.Length / layout.InputSize;
        for (int sample = 0; sample < samples; sample++)
        {
            calls.Predict(inputs.Slice(sample * layout.InputSize, layout.InputSize), outputs);
            for (int unit = 0; unit < outputs.Length; unit++)
            {
                double target = targets[(sample * outputs.Length) + unit];
                double difference = outputs[unit] - target;
                sum += layout.OutputsAreDistribution
                    ? target > 0 ? -Math.Log(outputs[unit]) : 0
                    : difference * difference / outputs.Length;
            }
        }

        return sum / samples;
    }

    private static Result Measure<TOperation>(Row row, TOperation operation, MeasurementSettings settings, double operations, double? floor)
        where TOperation : struct, ITimedOperation
    {
        using (ProcessorAffinity.Pin(settings.Core))
        {
            Measurement.Measurement measurement = settings.Timer.Measure(operation);
            return new Result(
                row,
                measurement.NanosecondsPerCall / row.Batch,
                measurement.PercentOfPeak(operations, row.Threads),
                measurement.AllocatedBytesPerCall,
                floor);
        }
    }

    private TCalls CreateCalls()
    {
        TCalls calls = create();
        ReferenceParameters.Load(calls.Network);
        return calls;
    }
}
