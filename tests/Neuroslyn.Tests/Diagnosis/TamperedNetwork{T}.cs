using System.Numerics;

namespace Neuroslyn.Tests.Diagnosis;

/// <summary>A network whose gradients of one tensor are multiplied by a factor.</summary>
internal class TamperedNetwork<T>(INetwork<T> network, string tensorName, double factor) : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkLayout Layout => network.Layout;

    public ParameterBuffer<T> Parameters => network.Parameters;

    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, Workspace<T> workspace) => network.Predict(inputs, outputs, workspace);

    public void ForwardPass(Workspace<T> workspace, int firstColumn, int endColumn, bool training) => network.ForwardPass(workspace, firstColumn, endColumn, training);

    public void BackwardPass(Workspace<T> workspace, int firstColumn, int endColumn) => network.BackwardPass(workspace, firstColumn, endColumn);

    public void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null)
    {
        network.GradientPass(workspace, part, partCount);
        ParameterTensor tensor = Layout.Tensors.Single(candidate => candidate.Name == tensorName);
        foreach (ref T gradient in workspace.ParameterGradients.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride))
        {
            gradient *= T.CreateTruncating(factor);
        }

        optimizer?.Update(workspace.ParameterGradients, 0, Parameters.Length);
    }

    public T SamplePass(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Workspace<T> workspace, OptimizerState<T>? optimizer = null) =>
        network.SamplePass(input, target, workspace, optimizer);

    public void Initialize(ulong seed) => network.Initialize(seed);
}
