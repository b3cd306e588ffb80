namespace Neuroslyn.Generator.Model;

/// <summary>A <c>[Maxout]</c> property.</summary>
internal sealed record MaxoutModel : LayerModel
{
    public required int Units { get; init; }

    /// <summary>Affine functions per unit.</summary>
    public required int Pieces { get; init; }

    public required bool UseBias { get; init; }

    public required Initializer Initializer { get; init; }

    /// <summary>NaN when not written.</summary>
    public required double InitializerScale { get; init; }

    /// <summary>The normalisation of the affine functions; null for none.</summary>
    public required NormalizationModel? Normalization { get; init; }

    public override string Attribute => "Maxout";

    public override bool HasParameters => true;

    public override bool HasUnits => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => Handles("MaxoutLayer", precision);

    public override int OutputSize(IReadOnlyList<int> sizes) => Math.Max(0, Units);
}
