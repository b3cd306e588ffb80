namespace Neuroslyn.Generator.Model;

/// <summary>A <c>[BatchNormalization]</c> or <c>[LayerNormalization]</c>, as a decorator or as a layer.</summary>
/// <param name="Kind">What mean and variance are taken over.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">Share of the latest batch in the running averages; of a batch normalisation.</param>
internal sealed record NormalizationModel(NormalizationKind Kind, double Epsilon, double Momentum)
{
    /// <summary>The attribute that declares it, without suffix.</summary>
    public string Attribute => Kind == NormalizationKind.Batch ? "BatchNormalization" : "LayerNormalization";
}

/// <summary>What mean and variance are taken over.</summary>
internal enum NormalizationKind
{
    /// <summary>The samples of the batch, unit by unit.</summary>
    Batch,

    /// <summary>The units of a layer, sample by sample.</summary>
    Layer,
}
