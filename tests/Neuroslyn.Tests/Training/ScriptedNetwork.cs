namespace Neuroslyn.Tests.Training;

/// <summary>
/// One parameter that counts the steps taken with Sgd(1), because its gradient is always -1; and losses that are looked up by it. A sample whose input is 0 is a
/// training sample, one whose input is 1 a validation sample.
/// </summary>
internal sealed class ScriptedNetwork(Func<int, double> trainingLoss, Func<int, double> validationLoss) : INetwork<double>
{
    public NetworkLayout Layout { get; } = new()
    {
        Name = "Scripted",
        InputSize = 1,
        OutputSize = 1,
        ParameterCount = 1,
        ParameterBufferLength = 8,
        Tensors = [new ParameterTensor("Counter", "Counter.weight", ParameterKind.Weight, 0, 1, 1, 8)],
        Layers = [new LayerDescription("Counter", "Counts steps", 1, 1, 1, 1)],
        Workspace = new WorkspacePlan(5, 0, 1, 2, 3, 4),
        OutputsAreDistribution = false,
    };

    public ParameterBuffer<double> Parameters { get; } = new(8);

    /// <summary>Steps whose effect the network holds.</summary>
    public double Steps => Parameters.Span[0];

    public List<int> TrainedSampleCounts { get; } = [];

    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs, Workspace<double> workspace) => outputs.Clear();

    public void ForwardPass(Workspace<double> workspace, int firstColumn, int endColumn, bool training) => workspace.Row(1).Clear();

    public void BackwardPass(Workspace<double> workspace, int firstColumn, int endColumn)
    {
        for (int column = firstColumn; column < endColumn; column++)
        {
            workspace.Row(3)[column] = workspace.Row(0)[column] == 0 ? trainingLoss((int)Steps) : validationLoss((int)Steps);
        }
    }

    public void GradientPass(Workspace<double> workspace, int part, int partCount, OptimizerState<double>? optimizer = null)
    {
        if (part == 0)
        {
            TrainedSampleCounts.Add(workspace.SampleCount);
            workspace.ParameterGradients.Span[0] = -1;
            optimizer?.UpdateBlock(workspace.ParameterGradients, 0, 8, ParameterKind.Weight);
        }
    }

    public double SamplePass(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Workspace<double> workspace, OptimizerState<double>? optimizer = null) =>
        throw new NotSupportedException("This network has no path for single samples.");

    public void Initialize(ulong seed) => Parameters.Span.Clear();
}
