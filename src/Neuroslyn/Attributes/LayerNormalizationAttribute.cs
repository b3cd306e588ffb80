namespace Neuroslyn;

/// <summary>
/// Layer normalisation: y = gamma (x - mean) / sqrt(variance + epsilon) + beta, where mean and variance are those of the units of one sample, in training and outside
/// (Ba, Kiros &amp; Hinton 2016). Nothing depends on other samples, so it works with any batch size. On a layer with weights it stands between the linear part and the
/// activation; on a property of its own of type <see cref="LayerNormalizationLayer"/> it is a layer.
/// </summary>
/// <remarks>The variance is the biased one, divided by the number of units, as PyTorch's is.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LayerNormalizationAttribute : Attribute
{
    /// <summary>Added to the variance, so that a sample whose units are all equal is not divided by 0; positive. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>What the layer reads, by name: a layer declared before it, or <see cref="Layer.Input"/>. Default: the layer declared just before.</summary>
    public string? From { get; set; }
}
