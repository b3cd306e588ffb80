using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>Methods that take learning rates of the same size, and the sizes that publications use.</summary>
/// <param name="UsualLow">Where usual rates begin.</param>
/// <param name="UsualHigh">Where usual rates end.</param>
/// <param name="Remarkable">Above this, a rate is remarked on.</param>
/// <param name="Excessive">Above this, no publication goes.</param>
/// <param name="Default">The rate to begin with.</param>
internal sealed record OptimizerFamily(double UsualLow, double UsualHigh, double Remarkable, double Excessive, double Default)
{
    /// <summary>Below this, weights do not move in the precision of a float.</summary>
    public const double Negligible = 1e-7;

    /// <summary>Adam and what was derived from it: steps of the size of the rate, whatever the gradient's.</summary>
    public static OptimizerFamily AdaptiveMoments { get; } = new(1e-4, 1e-2, 0.02, 0.1, 1e-3);

    public static OptimizerFamily RootMeanSquare { get; } = new(1e-4, 1e-2, 0.1, 0.1, 1e-3);

    /// <summary>Gradient descent with or without momentum: steps of the size of the gradient. What is too large depends on normalisation, see the rule.</summary>
    public static OptimizerFamily Gradient { get; } = new(1e-3, 0.1, double.PositiveInfinity, 2, 0.01);

    /// <summary>Adagrad divides by a sum that grows; large rates are common.</summary>
    public static OptimizerFamily AccumulatedSquares { get; } = new(1e-2, 0.1, double.PositiveInfinity, double.PositiveInfinity, 0.01);

    /// <summary>The family of an optimizer; null for AdaDelta, which finds its step size itself, and for methods unknown here.</summary>
    public static OptimizerFamily? Of(CreationUse optimizer) => optimizer switch
    {
        _ when optimizer.Is("AdaptiveMomentOptimizer") => AdaptiveMoments,
        { Type: "RmsProp" } => RootMeanSquare,
        { Type: "Sgd" or "Momentum" or "Nesterov" } => Gradient,
        { Type: "Adagrad" } => AccumulatedSquares,
        _ => null,
    };
}
