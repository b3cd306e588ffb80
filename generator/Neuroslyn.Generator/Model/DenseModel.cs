namespace Neuroslyn.Generator.Model;

/// <summary>A <c>[Dense]</c> property.</summary>
internal sealed record DenseModel : LayerModel
{
    public required int Units { get; init; }

    public required ActivationModel Activation { get; init; }

    public required bool UseBias { get; init; }

    public required Initializer Initializer { get; init; }

    /// <summary>NaN when not written.</summary>
    public required double InitializerScale { get; init; }

    /// <summary>1, or the number of affine functions per unit of a maxout layer, whose linear part this is.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>The normalisation between the linear part and the activation; null for none.</summary>
    public NormalizationModel? Normalization { get; init; }

    public override string Attribute => "Dense";

    public override bool HasParameters => true;

    public override bool HasUnits => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => Handles("DenseLayer", precision);

    public override int OutputSize(IReadOnlyList<int> sizes) => Math.Max(0, Units);
}
