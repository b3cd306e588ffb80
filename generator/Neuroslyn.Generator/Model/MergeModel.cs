namespace Neuroslyn.Generator.Model;

/// <summary>A layer that brings several layers together.</summary>
internal sealed record MergeModel : LayerModel
{
    public required MergeKind Kind { get; init; }

    /// <summary>What is applied to the result.</summary>
    public required ActivationModel Activation { get; init; }
}
