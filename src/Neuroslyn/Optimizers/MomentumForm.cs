namespace Neuroslyn;

/// <summary>How <see cref="Momentum"/> accumulates gradients.</summary>
public enum MomentumForm
{
    /// <summary>v = momentum * v + g: a sum. Steps approach 1 / (1 - momentum) times those of SGD (Polyak 1964; PyTorch, Keras).</summary>
    Classical = 0,

    /// <summary>v = momentum * v + (1 - momentum) * g: an average. For the same path the learning rate must be 1 / (1 - momentum) times the classical one.</summary>
    ExponentialAverage = 1,

    /// <summary>
    /// v = momentum * v - learningRate * g; theta += v: what is remembered is the last move (Rumelhart et al. 1986; Keras). The classical path as long as the
    /// learning rate stays; after a change the moves made before keep their old rate. Textbooks also print v with the opposite sign and subtract it.
    /// </summary>
    Displacement = 2,
}
