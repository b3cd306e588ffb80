namespace Neuroslyn.Generator.Model;

/// <summary>A normalisation on a property of its own: a layer.</summary>
internal sealed record NormalizationLayerModel : LayerModel
{
    public required NormalizationModel Normalization { get; init; }

    public override string Attribute => Normalization.Attribute;

    public override bool HasParameters => true;

    public override bool HasWeights => false;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => Handles(Normalization.Attribute + "Layer", precision);

    public override int OutputSize(IReadOnlyList<int> sizes) => First(sizes);
}
