using System.Numerics;

namespace Neuroslyn;

/// <summary>How parameters follow their gradients: the hyper-parameters of one method. What it remembers while training is an <see cref="OptimizerState{T}"/>.</summary>
/// <remarks>Immutable, and therefore safe to share between networks and threads. Every optimizer takes both kinds of regularisation, each by its own name.</remarks>
public abstract record Optimizer
{
    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate: step size per unit of what the method makes of the gradient; positive and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double LearningRate
    {
        get;
        init => field = Hyperparameter.Rate(value, GetType().Name);
    }

    /// <summary>
    /// The coefficient lambda of an L2 penalty lambda * sum w^2 on the weights, not on biases: 2 lambda w is added to the gradient before the method
    /// sees it ("coupled"). Default: 0.
    /// </summary>
    /// <remarks>
    /// PyTorch's <c>weight_decay</c> of SGD and Adam is 2 lambda. With plain SGD it equals a <see cref="WeightDecay"/> of 2 lambda; with adaptive methods
    /// it does not, because they divide the penalty by the gradient's scale (Loshchilov and Hutter 2019). Losses are reported without the penalty.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(L2));
    }

    /// <summary>
    /// The coefficient lambda of decoupled weight decay: each step multiplies the weights, not the biases, by 1 - learningRate * lambda before the method's
    /// own change (Loshchilov and Hutter 2019). Default: 0, except in <see cref="AdamW"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(WeightDecay));
    }

    /// <summary>Creates the memory of this method for one network. Allocates it once; steps allocate nothing.</summary>
    /// <param name="layout">The network's shape; tells weights, which regularisation acts on, from biases.</param>
    /// <param name="parameters">The network's parameters, which steps will change.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> do not have the length of <paramref name="layout"/>.</exception>
    public abstract OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
