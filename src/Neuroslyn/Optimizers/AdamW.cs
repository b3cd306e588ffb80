namespace Neuroslyn;

/// <summary><see cref="Adam"/> with decoupled weight decay: weights are first multiplied by 1 - learningRate * weightDecay (Loshchilov and Hutter 2019).</summary>
/// <remarks>The same as <see cref="Adam"/> with <see cref="Optimizer.WeightDecay"/> set. Remembers two values per parameter.</remarks>
public sealed record AdamW : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0001 to 0.01.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <param name="weightDecay">Decay of the weights per step and unit of learning rate; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        : base(learningRate, beta1, beta2, epsilon) => WeightDecay = Hyperparameter.Coefficient(weightDecay, nameof(weightDecay));

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, AdamRule<T, EpsilonOutsideRoot>>(this, layout, parameters, new AdamRule<T, EpsilonOutsideRoot>(Beta1, Beta2, Epsilon));
}
