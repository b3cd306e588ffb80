using Neuroslyn;

/// <summary>The value that nine of ten observations stay below, with an activation and a loss of its own.</summary>
[Network(Input = 1, LossFunction = nameof(Quantile), LossArguments = new[] { 0.9 })]
internal sealed partial class UpperBound
{
    [Dense(32, nameof(Snake))] public partial DenseLayer First { get; }
    [Dense(32, nameof(Snake))] public partial DenseLayer Second { get; }
    [Dense(1)] public partial DenseLayer Output { get; }

    /// <summary>x + sin²(fx) / f, which repeats itself as the data do (Ziyin, Hartwig, Ueda 2020); every unit learns its frequency.</summary>
    [Activation]
    private static float Snake(float x, [Learned(1, PerUnit = true)] float frequency)
    {
        float sine = MathF.Sin(frequency * x);
        return x + (sine * sine / frequency);
    }

    /// <summary>Too low costs tau per unit of error, too high 1 - tau: least at the tau quantile (Koenker, Bassett 1978).</summary>
    [Loss]
    private static float Quantile(float prediction, float target, float tau)
    {
        float error = target - prediction;
        return error > 0 ? tau * error : (tau - 1) * error;
    }
}
