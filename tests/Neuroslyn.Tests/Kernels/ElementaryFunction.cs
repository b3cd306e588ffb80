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
            Softplus, 1.8, 1.8),
        ["Tanh"] = new(
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh,
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh,
            Math.Tanh, 6.0, 2.8),
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
}
