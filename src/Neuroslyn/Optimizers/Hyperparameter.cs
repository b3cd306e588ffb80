using System.Numerics;

namespace Neuroslyn;

/// <summary>Checks of optimizer settings, so that a wrong one fails where it is written and not as a loss of NaN an hour later.</summary>
internal static class Hyperparameter
{
    /// <summary>A learning rate: positive and finite.</summary>
    public static double Rate(double learningRate, string optimizer) => learningRate > 0 && double.IsFinite(learningRate)
        ? learningRate
        : throw new ArgumentOutOfRangeException(
            nameof(learningRate), learningRate, $"A learning rate is positive and finite; a negative one moves uphill. Set the learning rate of {optimizer} to a value such as 0.001.");

    /// <summary>The share of the old value in a moving average: in [0, 1).</summary>
    public static double Decay(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, $"{name} lies in [0, 1): at 1 or more the average never forgets and steps grow without bound. Usual values are 0.9 and 0.999.");

    /// <summary>The momentum of Nesterov's method, which is nothing without one: in (0, 1).</summary>
    public static double NesterovMomentum(double value, string name) => value != 0
        ? Decay(value, name)
        : throw new ArgumentOutOfRangeException(name, value, "Nesterov needs momentum; without it, it is Sgd. The usual value is 0.9.");

    /// <summary>What keeps a division away from 0: positive and finite.</summary>
    public static double Epsilon(double epsilon) => epsilon > 0 && double.IsFinite(epsilon)
        ? epsilon
        : throw new ArgumentOutOfRangeException(
            nameof(epsilon), epsilon, "epsilon is positive and finite: without it a parameter whose gradients were all 0 becomes 0/0. The usual value is 1e-8.");

    /// <summary>A regularisation coefficient: finite and not negative.</summary>
    public static double Coefficient(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is finite and not negative; a negative one makes weights grow. 0 switches it off.");

    /// <summary>A divisor's epsilon in the network's precision, where it must not round to 0: padding relies on 0 / epsilon being 0.</summary>
    public static T NonZero<T>(double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Max(T.CreateTruncating(epsilon), ScalarLane<T>.SmallestNormal);
}
