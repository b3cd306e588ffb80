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
}
