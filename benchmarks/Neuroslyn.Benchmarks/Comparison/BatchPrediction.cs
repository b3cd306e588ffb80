using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary><c>network.Predict(inputs, outputs, workspace)</c>.</summary>
internal readonly struct BatchPrediction(INetwork<float> network, Workspace<float> workspace, Batches batches, float[] outputs) : ITimedOperation
{
    public void Run(int call) => network.Predict(batches.Inputs(call), outputs, workspace);
}
