using System.Numerics;

namespace Neuroslyn.Interpreter;

/// <summary>The loss of one sample and its derivative, written down by hand. The batch's loss is the mean over samples.</summary>
internal static class LossFormula
{
    /// <summary>Whether loss and activation are computed together from the logits.</summary>
    public static bool IsFused(Loss loss, Activation activation) =>
        (loss == Loss.CrossEntropy && activation == Activation.Softmax) || (loss == Loss.BinaryCrossEntropy && activation == Activation.Sigmoid);

    /// <summary>Whether the derivative jumps where an output equals its target; for the hinge loss, whose targets are -1 and 1, that is where t y = 1.</summary>
    public static bool JumpsAtTarget(Loss loss) => loss is Loss.MeanAbsoluteError or Loss.Hinge;

    /// <summary>Cross entropies from logits z with outputs y; dL/dz of the sample goes to <paramref name="delta"/>.</summary>
    public static T FromLogits<T>(Loss loss, ReadOnlySpan<T> z, ReadOnlySpan<T> y, ReadOnlySpan<T> t, Span<T> delta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T result = T.Zero;
        if (loss == Loss.BinaryCrossEntropy)
        {
            T units = T.CreateTruncating(z.Length);
            for (int unit = 0; unit < z.Length; unit++)
            {
                // -t log s(z) - (1 - t) log(1 - s(z)) = max(z, 0) - z t + log(1 + e^-|z|)
                result += (T.Max(z[unit], T.Zero) - (z[unit] * t[unit]) + T.Log(T.One + T.Exp(-T.Abs(z[unit])))) / units;
                delta[unit] = (y[unit] - t[unit]) / units;
            }

            return result;
        }

        T largest = z[0];
        T mass = T.Zero;
        for (int unit = 0; unit < z.Length; unit++)
        {
            largest = T.Max(largest, z[unit]);
            mass += t[unit];
        }

        T sum = T.Zero;
        foreach (T value in z)
        {
            sum += T.Exp(value - largest);
        }

        T logSum = largest + T.Log(sum);
        for (int unit = 0; unit < z.Length; unit++)
        {
            result += t[unit] * (logSum - z[unit]);
            delta[unit] = (y[unit] * mass) - t[unit];
        }

        return result;
    }

    /// <summary>Losses of outputs y; dL/dy of the sample goes to <paramref name="gradient"/>.</summary>
    public static T FromOutputs<T>(Loss loss, double huberDelta, ReadOnlySpan<T> y, ReadOnlySpan<T> t, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T two = T.One + T.One;
        T units = T.CreateTruncating(y.Length);
        T limit = T.CreateTruncating(huberDelta);
        T result = T.Zero;
        for (int unit = 0; unit < y.Length; unit++)
        {
            T d = y[unit] - t[unit];
            T sign = T.IsZero(d) ? T.Zero : T.CopySign(T.One, d);
            (T value, T slope) = loss switch
            {
                Loss.MeanSquaredError => (d * d / units, two * d / units),
                Loss.HalfMeanSquaredError => (d * d / two, d),
                Loss.MeanAbsoluteError => (T.Abs(d) / units, sign / units),
                Loss.Huber when T.Abs(d) <= limit => (d * d / two / units, d / units),
                Loss.Huber => (limit * (T.Abs(d) - (limit / two)) / units, limit * sign / units),
                Loss.BinaryCrossEntropy => (
                    -((t[unit] * Log(y[unit])) + ((T.One - t[unit]) * Log(T.One - y[unit]))) / units,
                    (((T.One - t[unit]) * LogSlope(T.One - y[unit])) - (t[unit] * LogSlope(y[unit]))) / units),
                Loss.CrossEntropy => (-t[unit] * Log(y[unit]), -t[unit] * LogSlope(y[unit])),
                Loss.SumOfSquaredErrors => (d * d, two * d),
                Loss.Hinge when t[unit] * y[unit] < T.One => ((T.One - (t[unit] * y[unit])) / units, -t[unit] / units),
                Loss.Hinge => (T.Zero, T.Zero),
                _ => throw new NotSupportedException($"No formula for {loss}."),
            };
            result += value;
            gradient[unit] = slope;
        }

        return result;
    }

    /// <summary>A probability of 0 costs 100 instead of infinity, as in PyTorch.</summary>
    private static T Log<T>(T probability)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Max(T.Log(probability), T.CreateTruncating(-100));

    private static T LogSlope<T>(T probability)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Log(probability) > T.CreateTruncating(-100) ? T.One / probability : T.Zero;
}
