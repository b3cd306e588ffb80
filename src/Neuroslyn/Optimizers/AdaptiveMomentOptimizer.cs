namespace Neuroslyn;

/// <summary>The family of <see cref="Adam"/>: a moving average of gradients, divided by a measure of their size.</summary>
public abstract record AdaptiveMomentOptimizer : Optimizer
{
    private protected AdaptiveMomentOptimizer(double learningRate, double beta1, double beta2, double epsilon)
        : base(learningRate) => (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>Share of the old average gradient that is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta1
    {
        get;
        init => field = Hyperparameter.Decay(value, "beta1");
    }

    /// <summary>Share of the old measure of size that is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta2
    {
        get;
        init => field = Hyperparameter.Decay(value, "beta2");
    }

    /// <summary>What keeps the division away from 0; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value);
    }
}
