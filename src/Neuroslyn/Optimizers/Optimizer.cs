using System.Numerics;

namespace Neuroslyn;

/// <summary>How parameters follow their gradients: the hyper-parameters of one method. What it remembers while training is an <see cref="OptimizerState{T}"/>.</summary>
/// <remarks>Immutable, and therefore safe to share between networks and threads. Every optimizer takes every kind of regularisation, each by its own name.</remarks>
public abstract partial record Optimizer
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
    /// The coefficient lambda of an L1 penalty lambda * sum |w| on the weights, not on biases: lambda sign(w), 0 at 0, is added to the gradient before the
    /// method sees it (lasso, Tibshirani 1996). Default: 0.
    /// </summary>
    /// <remarks>
    /// Drives weights that contribute little to near 0, but not exactly there: at 0 they step back and forth by the learning rate times lambda. Together with
    /// <see cref="L2"/> it is the elastic net; see <see cref="Penalty"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(L1));
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

    /// <summary>
    /// Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> act on all parameters, as PyTorch's <c>weight_decay</c> does, and not only on
    /// weights. Default: false.
    /// </summary>
    /// <remarks>
    /// Biases, the scales and shifts of normalisation and learned slopes do not multiply inputs: pulling them to 0 makes the model wrong, not simple.
    /// </remarks>
    public bool RegularizesAllParameters { get; init; }

    /// <summary><see cref="L1"/> and <see cref="L2"/> in one: <c>new Adam { Penalty = Penalty.ElasticNet(0.01, 0.5) }</c>.</summary>
    public Penalty Penalty
    {
        get => new(L1, L2);
        init => (L1, L2) = (value.L1, value.L2);
    }

    /// <summary>Creates the memory of this method for one network. Allocates it once; steps allocate nothing.</summary>
    /// <param name="layout">The network's shape; tells weights, which regularisation acts on, from biases.</param>
    /// <param name="parameters">The network's parameters, which steps will change.</param>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> do not have the length of <paramref name="layout"/>.</exception>
    public abstract OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
