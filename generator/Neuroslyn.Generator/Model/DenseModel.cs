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

    /// <summary>The normalisation between the linear part and the activation; null for none.</summary>
    public NormalizationModel? Normalization { get; init; }
}
