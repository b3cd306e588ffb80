using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

/// <summary>
/// Elementary functions of <see cref="float"/> lanes, each written once for every vector width. Coefficients are minimax fits (Remez
/// exchange) of the function named beside them; the errors of the functions are stated on <see cref="VectorMath"/>.
/// </summary>
/// <typeparam name="TSimd">The vector width.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static partial class SingleFunctions<TSimd, TVector>
    where TSimd : ISimd<TVector, float>
    where TVector : struct
{
    private const float LogBase2OfE = 1.44269504f;

    /// <summary>ln 2 to 10 bits, so that its products with exponents are exact without fused multiply-add.</summary>
    private const float Ln2High = 0.693359375f;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>2^exponent of this rounds to zero, times any mantissa.</summary>
    private const float ExpUnderflow = -104f;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // The native operations return their second operand for NaN, so NaN passes both limits.
        x = TSimd.MinNative(89f, TSimd.MaxNative(ExpUnderflow, x));
        TVector n = ReduceByLn2(x, out TVector r);
        return TSimd.Scale(TSimd.Add(Expm1OfReduced(r), 1f), n);
    }

    /// <summary>e^x - 1 without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1(TVector x)
    {
        x = TSimd.MinNative(89f, TSimd.MaxNative(-18f, x));
        TVector n = ReduceByLn2(x, out TVector r);

        // 2^128 is not a float: up to 2^127 here, the last doubling at the end.
        TVector two127 = TSimd.Create(127f);
        TVector power = TSimd.PowerOfTwo(TSimd.MinNative(two127, n));
        TVector doubling = TSimd.Select(TSimd.GreaterThan(n, two127), 2f, 1f);
        return TSimd.Multiply(TSimd.MultiplyAdd(power, Expm1OfReduced(r), TSimd.Subtract(power, 1f)), doubling);
    }

    /// <summary>1 / (1 + e^-x), from e^-|x| so that small results keep their relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        TVector one = TSimd.Create(1f);
        TVector e = ExpOfNegativeAbs(x);
        TVector numerator = TSimd.Select(TSimd.LessThan(x, 0f), e, one);
        return TSimd.Divide(numerator, TSimd.Add(one, e));
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e) with e = e^-|x|, and log(1 + e) = e P(e) / Q(e) on [0, 1]; the fit is 1.0e-9 off, relatively.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus(TVector x)
    {
        TVector e = ExpOfNegativeAbs(x);
        TVector p = TSimd.Polynomial(e, 1.06813165f, 0.239239050f, 0.00344856496f);
        TVector numerator = TSimd.MultiplyAdd(p, TSimd.Multiply(e, e), e);
        TVector denominator = TSimd.Polynomial(e, 1f, 1.56813156f, 0.689973973f, 0.0757019589f);
        return TSimd.Add(TSimd.MaxNative(0f, x), TSimd.Divide(numerator, denominator));
    }

    /// <summary>Natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        TVector isSubnormal = TSimd.LessThan(x, 1.17549435e-38f);
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(x, 8388608f), x);
        TVector bias = TSimd.Select(isSubnormal, 8388608f + 127f + 23f, 8388608f + 127f);
        TVector f = TSimd.SplitMantissa(normal, bias, out TVector exponent, out _);
        return WithLogarithmLimits(x, LogOfReduced(f, exponent));
    }

    /// <summary>log(1 + x) without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p(TVector x) => WithLogarithmLimits(TSimd.Add(x, 1f), Log1pOfFinite(x));

    /// <summary>e^-|x|, which never overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfNegativeAbs(TVector x)
    {
        x = TSimd.MaxNative(ExpUnderflow, TSimd.Or(x, -0f));
        TVector n = ReduceByLn2(x, out TVector r);
        return TSimd.Scale(TSimd.Add(Expm1OfReduced(r), 1f), n);
    }

    /// <summary>Splits x = n ln 2 + r with integral n and |r| up to ln(2) / 2 (Cody and Waite).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByLn2(TVector x, out TVector r)
    {
        TVector n = TSimd.MultiplyRounded(x, LogBase2OfE);
        r = TSimd.MultiplyAdd(n, -Ln2High, x);
        r = TSimd.MultiplyAdd(n, -Ln2Low, r);
        return n;
    }

    /// <summary>e^r - 1 for |r| up to ln(2) / 2, as r + r^2 p(r); the fit is 3.1e-9 off relative to e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Expm1OfReduced(TVector r)
    {
        // Pairs of coefficients instead of one chain, to halve the latency.
        TVector square = TSimd.Multiply(r, r);
        TVector low = TSimd.MultiplyAdd(r, 0.166665204f, 0.499999934f);
        TVector high = TSimd.MultiplyAdd(r, 0.00836874519f, 0.0416683901f);
        high = TSimd.MultiplyAdd(square, 0.00138145804f, high);
        return TSimd.MultiplyAdd(TSimd.MultiplyAdd(high, square, low), square, r);
    }

    /// <summary>log((1 + f) 2^exponent), with log(1 + f) = f - f^2/2 + f^3 p(f); the fit is 5.8e-9 off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfReduced(TVector f, TVector exponent)
    {
        TVector square = TSimd.Multiply(f, f);
        TVector p01 = TSimd.MultiplyAdd(f, -0.250008210f, 0.333333317f);
        TVector p23 = TSimd.MultiplyAdd(f, -0.166233578f, 0.200012266f);
        TVector p45 = TSimd.MultiplyAdd(f, -0.131601840f, 0.142017635f);
        TVector p67 = TSimd.MultiplyAdd(f, -0.0763445653f, 0.127615447f);
        TVector p03 = TSimd.MultiplyAdd(p23, square, p01);
        TVector p47 = TSimd.MultiplyAdd(p67, square, p45);
        TVector p = TSimd.MultiplyAdd(p47, TSimd.Multiply(square, square), p03);
        TVector correction = TSimd.MultiplyAdd(square, -0.5f, TSimd.Multiply(exponent, Ln2Low));
        correction = TSimd.MultiplyAdd(p, TSimd.Multiply(square, f), correction);
        return TSimd.MultiplyAdd(exponent, Ln2High, TSimd.Add(f, correction));
    }

    /// <summary>log(1 + x) for finite x above -1: the rounding error of 1 + x is carried into the reduced argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Log1pOfFinite(TVector x)
    {
        TVector one = TSimd.Create(1f);
        TVector sum = TSimd.Add(one, x);
        TVector roundedOne = TSimd.Subtract(sum, x);
        TVector error = TSimd.Add(TSimd.Subtract(x, TSimd.Subtract(sum, roundedOne)), TSimd.Subtract(one, roundedOne));
        TVector f = TSimd.SplitMantissa(sum, TSimd.Create(8388608f + 127f), out TVector exponent, out TVector exponentBits);

        // 2^-exponent; 0 for the largest exponents, where the error no longer counts and the subtraction wraps to -infinity.
        TVector scale = TSimd.MaxNative(0f, TSimd.SubtractBits(1.70141183e38f, exponentBits));
        return LogOfReduced(TSimd.MultiplyAdd(error, scale, f), exponent);
    }

    /// <summary>log 0 = -infinity, log of a negative number = NaN, log of infinity and NaN = itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithLogarithmLimits(TVector argument, TVector logarithm)
    {
        TVector zero = TSimd.Create(0f);
        TVector limit = TSimd.Select(TSimd.LessThan(argument, zero), float.NaN, argument);
        limit = TSimd.Select(TSimd.Equal(argument, zero), float.NegativeInfinity, limit);
        TVector regular = TSimd.And(TSimd.GreaterThan(argument, zero), TSimd.LessThan(argument, float.PositiveInfinity));
        return TSimd.Select(regular, logarithm, limit);
    }
}
