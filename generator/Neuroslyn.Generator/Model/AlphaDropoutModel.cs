namespace Neuroslyn.Generator.Model;

/// <summary>An <c>[AlphaDropout]</c> property of type <c>AlphaDropoutLayer</c>: a layer of its own. Its rate is <see cref="LayerModel.AlphaDropoutRate"/>.</summary>
internal sealed record AlphaDropoutModel : LayerModel
{
    public override string Attribute => "AlphaDropout";

    public override bool HasParameters => false;

    public override bool IsDropout => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => [Handle("AlphaDropoutLayer")];

    public override int OutputSize(IReadOnlyList<int> sizes) => First(sizes);
}
