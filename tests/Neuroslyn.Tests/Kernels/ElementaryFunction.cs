using System.Numerics;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

/// <summary>A function of <see cref="VectorMath"/> in all its overloads, its reference and the error its documentation states.</summary>
internal sealed record ElementaryFunction(
    Func<float, float> Single,
    Func<Vector128<float>, Vector128<float>> Single128,
    Func<Vector256<float>, Vector256<float>> Single256,
    Func<Vector512<float>, Vector512<float>> Single512,
    Func<Vector<float>, Vector<float>> SingleNative,
    Func<double, double> Double,
    Func<Vector128<double>, Vector128<double>> Double128,
    Func<Vector256<double>, Vector256<double>> Double256,
    Func<Vector512<double>, Vector512<double>> Double512,
    Func<Vector<double>, Vector<double>> DoubleNative,
    Func<double, double> Reference,
    double SingleError,
    double DoubleError)
{
    public static readonly IReadOnlyDictionary<string, ElementaryFunction> All = new Dictionary<string, ElementaryFunction>
    {
        ["Exp"] = new(
            VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp,
            VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp,
            Math.Exp, 1.1, 1.1),
        ["Expm1"] = new(
            VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1,
            VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1,
            Expm1, 1.5, 2.4),
        ["Log"] = new(
            VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log,
            VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log,
            Math.Log, 1.0, 1.0),
        ["Log1p"] = new(
            VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p,
            VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p,
            Log1p, 1.6, 1.6),
        ["Sigmoid"] = new(
            VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid,
            VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid,
            Sigmoid, 2.5, 2.5),
        ["Softplus"] = new(
            VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus,
            VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus,
            Softplus, 4.0, 4.0),
        ["Tanh"] = new(
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh,
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh,
            Math.Tanh, 6.0, 2.8),
        ["Sinh"] = new(
            VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh,
            VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh, VectorMath.Sinh,
            Math.Sinh, 1.8, 1.8),
        ["Cosh"] = new(
            VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh,
            VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh, VectorMath.Cosh,
            Math.Cosh, 1.6, 1.6),
        ["Sin"] = new(
            VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin,
            VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin,
            Math.Sin, 1.6, 1.6),
        ["Cos"] = new(
            VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos,
            VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos,
            Math.Cos, 1.6, 1.6),
        ["Atan"] = new(
            VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan,
            VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan, VectorMath.Atan,
            Math.Atan, 2, 2),
        ["Cbrt"] = new(
            VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt,
            VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt, VectorMath.Cbrt,
            Math.Cbrt, 1, 1),
        ["Erf"] = new(
            VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf,
            VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf,
            Erf, 5.5, 3.2),
    };

    /// <summary>e^x - 1, corrected for the rounding of e^x (W. Kahan, as told by Higham 2002, 1.14.1).</summary>
    private static double Expm1(double x)
    {
        double power = Math.Exp(x);
        return power == 1 ? x : power < 1e-300 || double.IsInfinity(power) ? power - 1 : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>log(1 + x), corrected for the rounding of 1 + x (W. Kahan, as told by Goldberg 1991).</summary>
    private static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>erf x from its series of positive terms up to 3, from the continued fraction of erfc beyond (Abramowitz and Stegun 7.1.6, 7.1.14).</summary>
    private static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (!(magnitude <= 6))
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        double power = Math.Exp(-magnitude * magnitude) / Math.Sqrt(Math.PI);
        if (magnitude <= 3)
        {
            double term = magnitude;
            double sum = magnitude;
            for (int n = 1; n < 80; n++)
            {
                term *= 2 * magnitude * magnitude / ((2 * n) + 1);
                sum += term;
            }

            return Math.CopySign(2 * power * sum, x);
        }

        double fraction = magnitude;
        for (int k = 60; k >= 1; k--)
        {
            fraction = magnitude + (k / 2.0 / fraction);
        }

        return Math.CopySign(1 - (power / fraction), x);
    }
}
