using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

/// <summary>
/// Elementary functions of <see cref="double"/> lanes, each written once for every vector width. Coefficients are minimax fits (Remez
/// exchange) of the function named beside them; the errors of the functions are stated on <see cref="VectorMath"/>.
/// </summary>
/// <typeparam name="TSimd">The vector width.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static partial class DoubleFunctions<TSimd, TVector>
    where TSimd : ISimd<TVector, double>
    where TVector : struct
{
    private const double LogBase2OfE = 1.4426950408889634;

    /// <summary>ln 2 to 32 bits, so that its products with exponents are exact without fused multiply-add.</summary>
    private const double Ln2High = 0.693147180369123816490;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>2^exponent of this rounds to zero, times any mantissa.</summary>
    private const double ExpUnderflow = -746.0;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // The native operations return their second operand for NaN, so NaN passes both limits.
        x = TSimd.MinNative(710.0, TSimd.MaxNative(ExpUnderflow, x));
        TVector n = ReduceByLn2(x, out TVector r);
        return TSimd.Scale(TSimd.Add(Expm1OfReduced(r), 1.0), n);
    }

    /// <summary>e^x - 1 without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1(TVector x)
    {
        x = TSimd.MinNative(710.0, TSimd.MaxNative(-38.0, x));
        TVector n = ReduceByLn2(x, out TVector r);

        // 2^1024 is not a double: up to 2^1023 here, the last doubling at the end.
        TVector two1023 = TSimd.Create(1023.0);
        TVector power = TSimd.PowerOfTwo(TSimd.MinNative(two1023, n));
        TVector doubling = TSimd.Select(TSimd.GreaterThan(n, two1023), 2.0, 1.0);
        return TSimd.Multiply(TSimd.MultiplyAdd(power, Expm1OfReduced(r), TSimd.Subtract(power, 1.0)), doubling);
    }

    /// <summary>1 / (1 + e^-x), from e^-|x| so that small results keep their relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector e = ExpOfNegativeAbs(x);
        TVector numerator = TSimd.Select(TSimd.LessThan(x, 0.0), e, one);
        return TSimd.Divide(numerator, TSimd.Add(one, e));
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e) with e = e^-|x|, and log(1 + e) = e P(e) / Q(e) on [0, 1]; the fit is 2.5e-19 off, relatively.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus(TVector x)
    {
        TVector e = ExpOfNegativeAbs(x);
        TVector p = TSimd.Polynomial(
            e, 2.6980904643432714598, 2.7154717620324094637, 1.2602330784295553585, 0.26923779439777521058, 0.022790976696089140297, 0.000483453528627082289);
        TVector numerator = TSimd.MultiplyAdd(p, TSimd.Multiply(e, e), e);
        TVector q = TSimd.Polynomial(
            e, 3.1980904643432713701, 3.9811836608707217967, 2.4347947540834395015, 0.75909656724264173566, 0.11308549788302044401, 0.0066139049610687825401, 8.7517517629070903296e-5);
        TVector denominator = TSimd.MultiplyAdd(q, e, 1.0);
        return TSimd.Add(TSimd.MaxNative(0.0, x), TSimd.Divide(numerator, denominator));
    }

    /// <summary>Natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        TVector isSubnormal = TSimd.LessThan(x, 2.2250738585072014e-308);
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(x, TwoTo52), x);
        TVector bias = TSimd.Select(isSubnormal, TwoTo52 + 1023.0 + 52.0, TwoTo52 + 1023.0);
        TVector f = TSimd.SplitMantissa(normal, bias, out TVector exponent, out _);
        return WithLogarithmLimits(x, LogOfReduced(f, exponent));
    }

    /// <summary>log(1 + x) without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p(TVector x) => WithLogarithmLimits(TSimd.Add(x, 1.0), Log1pOfFinite(x));

    /// <summary>e^-|x|, which never overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfNegativeAbs(TVector x)
    {
        x = TSimd.MaxNative(ExpUnderflow, TSimd.Or(x, -0.0));
        TVector n = ReduceByLn2(x, out TVector r);
        return TSimd.Scale(TSimd.Add(Expm1OfReduced(r), 1.0), n);
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

    /// <summary>e^r - 1 for |r| up to ln(2) / 2, as r + r^2 p(r); the fit is 3.7e-18 off relative to e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Expm1OfReduced(TVector r)
    {
        // Even and odd coefficients in two chains, to halve the latency.
        TVector square = TSimd.Multiply(r, r);
        TVector odd = TSimd.Polynomial(
            square, 0.16666666666666411499, 0.008333333333494986217, 0.00019841269505750853709, 2.7557586826456072838e-6, 2.5000011208123711555e-8);
        TVector even = TSimd.Polynomial(
            square, 0.50000000000000106691, 0.04166666666652972676, 0.0013888888943760210463, 2.4801492949463014857e-5, 2.7630306292627635327e-7);
        return TSimd.MultiplyAdd(TSimd.MultiplyAdd(odd, r, even), square, r);
    }

    /// <summary>
    /// log((1 + f) 2^exponent), with s = f / (2 + f) and log(1 + f) = 2 artanh s = 2s + s R(s^2) rearranged as f - (f^2/2 - s (f^2/2 + R))
    /// so that the leading term is exact; the fit is 8.3e-21 off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfReduced(TVector f, TVector exponent)
    {
        TVector s = TSimd.Divide(f, TSimd.Add(f, 2.0));
        TVector z = TSimd.Multiply(s, s);
        TVector w = TSimd.Multiply(z, z);
        TVector odd = TSimd.Polynomial(w, 0.40000000000006286943, 0.22222222648747458989, 0.15387097646113843375, 0.1325275467265140783);
        TVector even = TSimd.Polynomial(w, 0.66666666666666660934, 0.28571428569072993428, 0.18181775508691937141, 0.13249962085152444047);
        TVector r = TSimd.Multiply(TSimd.MultiplyAdd(odd, z, even), z);
        TVector halfSquare = TSimd.Multiply(TSimd.Multiply(f, 0.5), f);
        TVector correction = TSimd.MultiplyAdd(exponent, Ln2Low, TSimd.Multiply(s, TSimd.Add(halfSquare, r)));
        return TSimd.MultiplyAdd(exponent, Ln2High, TSimd.Subtract(f, TSimd.Subtract(halfSquare, correction)));
    }

    /// <summary>log(1 + x) for finite x above -1: the rounding error of 1 + x is carried into the reduced argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Log1pOfFinite(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector sum = TSimd.Add(one, x);
        TVector roundedOne = TSimd.Subtract(sum, x);
        TVector error = TSimd.Add(TSimd.Subtract(x, TSimd.Subtract(sum, roundedOne)), TSimd.Subtract(one, roundedOne));
        TVector f = TSimd.SplitMantissa(sum, TSimd.Create(TwoTo52 + 1023.0), out TVector exponent, out TVector exponentBits);

        // 2^-exponent; 0 for the largest exponents, where the error no longer counts and the subtraction wraps to -infinity.
        TVector scale = TSimd.MaxNative(0.0, TSimd.SubtractBits(8.98846567431158e307, exponentBits));
        return LogOfReduced(TSimd.MultiplyAdd(error, scale, f), exponent);
    }

    /// <summary>log 0 = -infinity, log of a negative number = NaN, log of infinity and NaN = itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithLogarithmLimits(TVector argument, TVector logarithm)
    {
        TVector zero = TSimd.Create(0.0);
        TVector limit = TSimd.Select(TSimd.LessThan(argument, zero), double.NaN, argument);
        limit = TSimd.Select(TSimd.Equal(argument, zero), double.NegativeInfinity, limit);
        TVector regular = TSimd.And(TSimd.GreaterThan(argument, zero), TSimd.LessThan(argument, double.PositiveInfinity));
        return TSimd.Select(regular, logarithm, limit);
    }
}
