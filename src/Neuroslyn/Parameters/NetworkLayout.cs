namespace Neuroslyn;

/// <summary>The shape of a network: its parameter tensors and the rows of its workspace. Emitted once per network class.</summary>
public sealed class NetworkLayout
{
    /// <summary>Name of the network class.</summary>
    public required string Name { get; init; }

    /// <summary>Features of one input sample.</summary>
    public required int InputSize { get; init; }

    /// <summary>Units of the last layer.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Number of trainable values, padding excluded.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Length of the parameter buffer in elements, padding included.</summary>
    public required int ParameterBufferLength { get; init; }

    /// <summary>The parameter tensors in the order they are stored.</summary>
    public required IReadOnlyList<ParameterTensor> Tensors { get; init; }

    /// <summary>The layers in the order data flows through them.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>The rows that a workspace sets aside for each activation, gradient and target.</summary>
    public required WorkspacePlan Workspace { get; init; }

    /// <summary>Whether the outputs are one distribution over classes (softmax).</summary>
    public required bool OutputsAreDistribution { get; init; }

    /// <summary>Whether <see cref="INetwork{T}.SamplePass"/> is available: the network declares a loss and has no dropout.</summary>
    public bool HasSamplePass => Workspace.SampleScratch > 0;
}
