using Neuroslyn.Benchmarks.Measurement;
using Neuroslyn.Benchmarks.Networks;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary><c>network.Predict(input, output)</c>.</summary>
internal readonly struct SamplePrediction<TCalls>(TCalls calls, Batches batches, float[] outputs) : ITimedOperation
    where TCalls : struct, INetworkCalls
{
    public void Run(int call) => calls.Predict(batches.Inputs(call), outputs);
}
