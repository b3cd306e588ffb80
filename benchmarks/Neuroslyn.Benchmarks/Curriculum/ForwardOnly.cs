using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Curriculum;

/// <summary>The forward pass of a batch that lies in the workspace already.</summary>
internal readonly struct ForwardOnly(INetwork<float> network, Workspace<float> workspace) : ITimedOperation
{
    public void Run(int call) => network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
}
