namespace Neuroslyn.Generator.Model;

/// <summary>A layer that brings several layers together.</summary>
internal sealed record MergeModel : LayerModel
{
    public required MergeKind Kind { get; init; }

    /// <summary>What is applied to the result.</summary>
    public required ActivationModel Activation { get; init; }

    public override string Attribute => Kind.ToString();

    public override bool HasParameters => false;

    public override bool ReadsSeveral => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => [Handle("MergeLayer")];

    public override int OutputSize(IReadOnlyList<int> sizes) => Kind == MergeKind.Concat ? (int)Math.Min(int.MaxValue, sizes.Sum(static size => (long)size)) : First(sizes);
}
