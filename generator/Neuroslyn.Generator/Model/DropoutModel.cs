namespace Neuroslyn.Generator.Model;

/// <summary>A <c>[Dropout]</c> property of type <c>DropoutLayer</c>: a layer of its own. Its rate is <see cref="LayerModel.DropoutRate"/>.</summary>
internal sealed record DropoutModel : LayerModel
{
    public override string Attribute => "Dropout";

    public override bool HasParameters => false;

    public override bool IsDropout => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => [Handle("DropoutLayer")];

    public override int OutputSize(IReadOnlyList<int> sizes) => First(sizes);
}
