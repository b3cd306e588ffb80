using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary><c>session.Step(inputs, targets)</c>.</summary>
internal readonly struct TrainingStep(TrainingSession<float> session, Batches batches) : ITimedOperation
{
    public void Run(int call) => session.Step(batches.Inputs(call), batches.Targets(call));
}
