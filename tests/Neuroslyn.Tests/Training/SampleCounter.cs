namespace Neuroslyn.Tests.Training;

/// <summary>Counts the steps that another network takes by its path for single samples, or hides that it has one.</summary>
internal sealed class SampleCounter(InterpretedNetwork<float> network, bool offersSamples = true) : INetwork<float>
{
    public NetworkLayout Layout { get; } = new()
    {
        Name = network.Layout.Name,
        InputSize = network.Layout.InputSize,
        OutputSize = network.Layout.OutputSize,
        ParameterCount = network.Layout.ParameterCount,
        ParameterBufferLength = network.Layout.ParameterBufferLength,
        Tensors = network.Layout.Tensors,
        Layers = network.Layout.Layers,
        Workspace = network.Layout.Workspace with { SampleScratch = offersSamples ? 1 : 0 },
        OutputsAreDistribution = network.Layout.OutputsAreDistribution,
    };

    public ParameterBuffer<float> Parameters => network.Parameters;

    public int SamplePasses { get; private set; }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Workspace<float> workspace) => network.Predict(inputs, outputs, workspace);

    public void ForwardPass(Workspace<float> workspace, int firstColumn, int endColumn, bool training) =>
        network.ForwardPass(workspace, firstColumn, endColumn, training);

    public void BackwardPass(Workspace<float> workspace, int firstColumn, int endColumn) => network.BackwardPass(workspace, firstColumn, endColumn);

    public void GradientPass(Workspace<float> workspace, int part, int partCount, OptimizerState<float>? optimizer = null) =>
        network.GradientPass(workspace, part, partCount, optimizer);

    public float SamplePass(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Workspace<float> workspace, OptimizerState<float>? optimizer = null)
    {
        SamplePasses++;

        // The interpreted network checks that the workspace is one of its own.
        var own = new Workspace<float>(network.Layout, 1);
        return network.SamplePass(input, target, own, optimizer);
    }

    public void Initialize(ulong seed) => network.Initialize(seed);
}
