using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>
/// Mathematical functions for activations and losses of your own that the base library lacks, or computes with lost digits: its
/// <see cref="double.ExpM1(double)"/> is e^x - 1 literally, its <see cref="double.LogP1(double)"/> log(x + 1).
/// </summary>
/// <remarks>Generated code evaluates the same functions on vectors and gives the same bits. Nothing allocates or throws; NaN in gives NaN out.</remarks>
public static class NetworkMath
{
    /// <summary>2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    public static float Erf(float x) => VectorMath.Erf(x);

    /// <inheritdoc cref="Erf(float)"/>
    public static double Erf(double x) => VectorMath.Erf(x);

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    /// <param name="x">Any number.</param>
    public static float Expm1(float x) => VectorMath.Expm1(x);

    /// <inheritdoc cref="Expm1(float)"/>
    public static double Expm1(double x) => VectorMath.Expm1(x);

    /// <summary>log(1 + x) without cancellation near 0.</summary>
    /// <param name="x">At least -1; NaN below.</param>
    public static float Log1p(float x) => VectorMath.Log1p(x);

    /// <inheritdoc cref="Log1p(float)"/>
    public static double Log1p(double x) => VectorMath.Log1p(x);

    /// <summary>log(e^x0 + e^x1 + ...) over all values, which does not overflow: the largest is taken out of the exponents.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="values">Any numbers, such as the logits of one sample.</param>
    /// <returns>Negative infinity for no values, as the logarithm of an empty sum; infinity where one value is.</returns>
    /// <remarks>max x + log(sum of e^(x - max x)), added up in the order of the values. Its derivative is the softmax of the values.</remarks>
    public static T LogSumExp<T>(ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T>
    {
        T largest = T.NegativeInfinity;
        foreach (T value in values)
        {
            largest = T.Max(largest, value);
        }

        // Infinity less infinity would be no number.
        T shift = T.IsFinite(largest) ? largest : T.Zero;
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += Exp(value - shift);
        }

        return shift + Log(sum);
    }

    /// <summary>1 / (1 + e^-x), which keeps its relative accuracy for very negative x.</summary>
    /// <param name="x">Any number.</param>
    public static float Sigmoid(float x) => VectorMath.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    public static double Sigmoid(double x) => VectorMath.Sigmoid(x);

    /// <summary>log(1 + e^x), which does not overflow.</summary>
    /// <param name="x">Any number.</param>
    public static float Softplus(float x) => VectorMath.Softplus(x);

    /// <inheritdoc cref="Softplus(float)"/>
    public static double Softplus(double x) => VectorMath.Softplus(x);

    /// <summary>The exponential that emitted code computes, where it knows the number type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? (T)(object)VectorMath.Exp((float)(object)x) : typeof(T) == typeof(double) ? (T)(object)VectorMath.Exp((double)(object)x) : T.Exp(x);

    /// <inheritdoc cref="Exp{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Log<T>(T x)
        where T : IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? (T)(object)VectorMath.Log((float)(object)x) : typeof(T) == typeof(double) ? (T)(object)VectorMath.Log((double)(object)x) : T.Log(x);
}
