namespace Neuroslyn;

/// <summary>How <see cref="Momentum"/> accumulates gradients.</summary>
public enum MomentumForm
{
    /// <summary>v = momentum * v + g: a sum. Steps approach 1 / (1 - momentum) times those of SGD (Polyak 1964; PyTorch, Keras).</summary>
    Classical = 0,

    /// <summary>v = momentum * v + (1 - momentum) * g: an average. For the same path the learning rate must be 1 / (1 - momentum) times the classical one.</summary>
    ExponentialAverage = 1,
}
