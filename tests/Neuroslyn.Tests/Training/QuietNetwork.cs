namespace Neuroslyn.Tests.Training;

/// <summary>Like a generated network it allocates nothing; it computes nothing either.</summary>
/// <param name="forward">Called in every forward pass.</param>
internal sealed class QuietNetwork(Action? forward = null) : INetwork<double>
{
    private readonly ScriptedNetwork _shape = new(_ => 0, _ => 0);

    public NetworkLayout Layout => _shape.Layout;

    public ParameterBuffer<double> Parameters => _shape.Parameters;

    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs, Workspace<double> workspace) => outputs.Clear();

    public void ForwardPass(Workspace<double> workspace, int firstColumn, int endColumn, bool training)
    {
        forward?.Invoke();
        workspace.Row(1).Clear();
    }

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
