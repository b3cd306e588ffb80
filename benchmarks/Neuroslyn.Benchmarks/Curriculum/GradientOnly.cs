using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Curriculum;

/// <summary>All passes that lead to the gradients of the parameters, without an update.</summary>
internal readonly struct GradientOnly(INetwork<float> network, Workspace<float> workspace) : ITimedOperation
{
    public void Run(int call)
    {
        network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
        network.BackwardPass(workspace, 0, workspace.ColumnCount);
        network.GradientPass(workspace, 0, 1);
    }
}
