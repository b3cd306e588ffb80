namespace Neuroslyn.Generator.Model;

/// <summary>A normalisation on a property of its own: a layer.</summary>
internal sealed record NormalizationLayerModel : LayerModel
{
    public required NormalizationModel Normalization { get; init; }
}
