namespace Neuroslyn;

/// <summary>
/// Adaptive moments: every parameter steps by its average gradient divided by the root of its average squared gradient,
/// theta -= learningRate * mHat / (sqrt(vHat) + epsilon) (Kingma and Ba 2015, Algorithm 1).
/// </summary>
/// <remarks>
/// RMSProp with momentum and bias correction: the first step has the size of the learning rate whatever the gradient's scale. Remembers two values per
/// parameter. An average gradient whose square is below the smallest normal number (2^-63 in single precision) and an average square below
/// it are set to 0 every few steps: arithmetic on subnormal numbers would make a step many times slower. In single precision the quotient is an
/// estimate of the processor's, refined to a relative error below 5e-7; the same bits on any number of threads, not on any processor.
/// </remarks>
public sealed record Adam : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0001 to 0.01.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon)
    {
    }

    /// <summary>Where epsilon is added. Default: outside the root, as in the paper and in PyTorch.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init; }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) => EpsilonPlacement == EpsilonPlacement.InsideRoot
        ? new ElementwiseState<T, AdamRule<T, EpsilonInsideRoot>>(this, layout, parameters, new AdamRule<T, EpsilonInsideRoot>(Beta1, Beta2, Epsilon))
        : new ElementwiseState<T, AdamRule<T, EpsilonOutsideRoot>>(this, layout, parameters, new AdamRule<T, EpsilonOutsideRoot>(Beta1, Beta2, Epsilon));
}
