using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Training;

/// <summary>The emitted passes of a training step on a batch that lies in the workspace already: what <c>Fit</c> adds its shuffling and gathering to.</summary>
internal readonly struct PassesOnly(INetwork<float> network, Workspace<float> workspace, OptimizerState<float> optimizer) : ITimedOperation
{
    public void Run(int call)
    {
        network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
        network.BackwardPass(workspace, 0, workspace.ColumnCount);
        optimizer.BeginStep();
        network.GradientPass(workspace, 0, 1, optimizer);
    }
}
