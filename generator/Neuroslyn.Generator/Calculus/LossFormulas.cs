using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The losses of one unit, one line each, and what their sum is divided by.</summary>
internal static class LossFormulas
{
    /// <summary>The loss of one unit as a formula of its prediction y and target t.</summary>
    public static Expression OfPrediction(Loss loss, double huberDelta) => loss switch
    {
        Loss.MeanSquaredError => (Y - T) * (Y - T),
        Loss.HalfMeanSquaredError => 0.5 * ((Y - T) * (Y - T)),
        Loss.MeanAbsoluteError => Abs(Y - T),
        Loss.Huber => Where(Abs(Y - T) > huberDelta, huberDelta * (Abs(Y - T) - (huberDelta / 2)), 0.5 * ((Y - T) * (Y - T))),
        Loss.BinaryCrossEntropy => -((T * BoundedLog(Y)) + ((1 - T) * BoundedLog(1 - Y))),
        Loss.CrossEntropy => -(T * BoundedLog(Y)),
        Loss.SumOfSquaredErrors => (Y - T) * (Y - T),
        Loss.Hinge => Max(0, 1 - (T * Y)),
        _ => throw new InvalidOperationException($"{loss} has no formula."),
    };

    /// <summary>The loss of one sigmoid unit from its pre-activation: -t log s(z) - (1 - t) log(1 - s(z)) = softplus(z) - t z, which cannot overflow.</summary>
    public static Expression BinaryCrossEntropyOfLogit { get; } = Softplus(Z) - (T * Z);

    /// <summary>A probability that rounds to 0 costs 100 instead of infinity, the bound PyTorch uses.</summary>
    private static Expression BoundedLog(Expression probability) => Max(-100, Log(probability));

    /// <summary>Whether the sum over units is divided by their number, as well as by the number of samples.</summary>
    public static bool AveragesOverUnits(Loss loss) => loss is Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber or Loss.BinaryCrossEntropy or Loss.Hinge;

    /// <summary>The name people know it by.</summary>
    public static string DisplayName(Loss loss) => loss switch
    {
        Loss.MeanSquaredError => "mean squared error",
        Loss.HalfMeanSquaredError => "half mean squared error",
        Loss.MeanAbsoluteError => "mean absolute error",
        Loss.Huber => "Huber loss",
        Loss.BinaryCrossEntropy => "binary cross entropy",
        Loss.CrossEntropy => "cross entropy",
        Loss.SumOfSquaredErrors => "sum of squared errors",
        Loss.Hinge => "hinge loss",
        _ => "none",
    };
}
