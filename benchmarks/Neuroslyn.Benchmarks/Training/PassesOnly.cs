using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Training;

/// <summary>
/// What a training step on a batch that lies in the workspace already costs, by the emitted path that <c>Fit</c> takes for the network and the batch: what <c>Fit</c> adds its
/// shuffling and gathering to.
/// </summary>
internal readonly struct PassesOnly(INetwork<float> network, Workspace<float> workspace, OptimizerState<float> optimizer, ReferenceData data) : ITimedOperation
{
    public void Run(int call)
    {
        NetworkLayout layout = network.Layout;
        if (layout.HasSamplePass && workspace.SampleCount == 1)
        {
            optimizer.BeginStep();
            network.SamplePass(data.Inputs.AsSpan(0, layout.InputSize), data.Targets.AsSpan(0, layout.OutputSize), workspace, optimizer);
        }
        else if (layout.HasBatchPass)
        {
            optimizer.BeginStep();
            network.BatchPass(workspace, optimizer);
        }
        else
        {
            network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
            network.BackwardPass(workspace, 0, workspace.ColumnCount);
            optimizer.BeginStep();
            network.GradientPass(workspace, 0, 1, optimizer);
        }
    }
}
