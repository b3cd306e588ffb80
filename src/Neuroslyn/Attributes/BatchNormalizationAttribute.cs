namespace Neuroslyn;

/// <summary>
/// Batch normalisation: y = gamma (x - mean) / sqrt(variance + epsilon) + beta, unit by unit. In training mean and variance are those of the batch, outside training
/// running averages of them, so that a prediction depends on its own sample alone (Ioffe &amp; Szegedy 2015, Algorithm 1 and 2). On a layer with weights it stands
/// between the linear part and the activation; on a property of its own of type <see cref="BatchNormalizationLayer"/> it is a layer.
/// </summary>
/// <remarks>
/// The variance within a batch of m samples is the biased one, divided by m; the one that enters the running average is unbiased, divided by m - 1. Both are what PyTorch
/// does. A training step needs at least two samples. The same batches give the same bits on any number of threads.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BatchNormalizationAttribute : Attribute
{
    /// <summary>Added to the variance, so that a unit that never changes is not divided by 0; positive. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Share of the latest batch in the running averages: running = (1 - momentum) running + momentum batch; in (0, 1]. Default: 0.1.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>What the layer reads, by name: a layer declared before it, or <see cref="Layer.Input"/>. Default: the layer declared just before.</summary>
    public string? From { get; set; }
}
