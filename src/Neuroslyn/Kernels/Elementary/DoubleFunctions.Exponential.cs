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
    /// <summary>Added to a number below 2^51, 1.5 * 2^52 leaves its nearest integer in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    private const double LogBase2OfE = 1.4426950408889634;

    /// <summary>ln 2 to 32 bits, so that its products with exponents are exact without fused multiply-add.</summary>
    private const double Ln2High = 0.693147180369123816490;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const int MantissaBits = 52;

    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>2^exponent of this rounds to zero, times any mantissa.</summary>
    private const double ExpUnderflow = -746.0;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // The native operations return their second operand for NaN, so NaN passes both limits.
        x = TSimd.MinNative(TSimd.Create(710.0), TSimd.MaxNative(TSimd.Create(ExpUnderflow), x));
        TVector n = ReduceByLn2(x, out TVector r);
        return ScaleByPowerOfTwo(TSimd.Add(Expm1OfReduced(r), TSimd.Create(1.0)), n);
    }

    /// <summary>e^x - 1 without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Expm1(TVector x)
    {
        x = TSimd.MinNative(TSimd.Create(710.0), TSimd.MaxNative(TSimd.Create(-38.0), x));
        TVector n = ReduceByLn2(x, out TVector r);

        // 2^1024 is not a double: up to 2^1023 here, the last doubling at the end.
        TVector two1023 = TSimd.Create(1023.0);
        TVector power = PowerOfTwo(TSimd.MinNative(two1023, n));
        TVector doubling = TSimd.Select(TSimd.GreaterThan(n, two1023), TSimd.Create(2.0), TSimd.Create(1.0));
        return TSimd.Multiply(TSimd.MultiplyAdd(power, Expm1OfReduced(r), TSimd.Subtract(power, TSimd.Create(1.0))), doubling);
    }

    /// <summary>1 / (1 + e^-x), from e^-|x| so that small results keep their relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector e = ExpOfNegativeAbs(x);
        TVector numerator = TSimd.Select(TSimd.LessThan(x, TSimd.Create(0.0)), e, one);
        return TSimd.Divide(numerator, TSimd.Add(one, e));
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^-|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus(TVector x) =>
        TSimd.Add(TSimd.MaxNative(TSimd.Create(0.0), x), Log1pOfFinite(ExpOfNegativeAbs(x)));

    /// <summary>Natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        TVector isSubnormal = TSimd.LessThan(x, TSimd.Create(2.2250738585072014e-308));
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(x, TSimd.Create(TwoTo52)), x);
        TVector bias = TSimd.Select(isSubnormal, TSimd.Create(TwoTo52 + 1023.0 + 52.0), TSimd.Create(TwoTo52 + 1023.0));
        TVector f = SplitMantissa(normal, bias, out TVector exponent, out _);
        return WithLogarithmLimits(x, LogOfReduced(f, exponent));
    }

    /// <summary>log(1 + x) without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p(TVector x) => WithLogarithmLimits(TSimd.Add(TSimd.Create(1.0), x), Log1pOfFinite(x));

    /// <summary>e^-|x|, which never overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfNegativeAbs(TVector x)
    {
        x = TSimd.MaxNative(TSimd.Create(ExpUnderflow), TSimd.Or(x, TSimd.Create(-0.0)));
        TVector n = ReduceByLn2(x, out TVector r);
        return ScaleByPowerOfTwo(TSimd.Add(Expm1OfReduced(r), TSimd.Create(1.0)), n);
    }

    /// <summary>Splits x = n ln 2 + r with integral n and |r| up to ln(2) / 2 (Cody and Waite).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByLn2(TVector x, out TVector r)
    {
        TVector shift = TSimd.Create(RoundingShift);
        TVector n = TSimd.Subtract(TSimd.MultiplyAdd(x, TSimd.Create(LogBase2OfE), shift), shift);
        r = TSimd.MultiplyAdd(n, TSimd.Create(-Ln2High), x);
        r = TSimd.MultiplyAdd(n, TSimd.Create(-Ln2Low), r);
        return n;
    }

    /// <summary>e^r - 1 for |r| up to ln(2) / 2, as r + r^2 p(r); the fit is 3.7e-18 off relative to e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Expm1OfReduced(TVector r)
    {
        // Even and odd coefficients in two chains, to halve the latency.
        TVector square = TSimd.Multiply(r, r);
        TVector odd = TSimd.Create(2.5000011208123711555e-8);
        odd = TSimd.MultiplyAdd(odd, square, TSimd.Create(2.7557586826456072838e-6));
        odd = TSimd.MultiplyAdd(odd, square, TSimd.Create(0.00019841269505750853709));
        odd = TSimd.MultiplyAdd(odd, square, TSimd.Create(0.008333333333494986217));
        odd = TSimd.MultiplyAdd(odd, square, TSimd.Create(0.16666666666666411499));
        TVector even = TSimd.Create(2.7630306292627635327e-7);
        even = TSimd.MultiplyAdd(even, square, TSimd.Create(2.4801492949463014857e-5));
        even = TSimd.MultiplyAdd(even, square, TSimd.Create(0.0013888888943760210463));
        even = TSimd.MultiplyAdd(even, square, TSimd.Create(0.04166666666652972676));
        even = TSimd.MultiplyAdd(even, square, TSimd.Create(0.50000000000000106691));
        return TSimd.MultiplyAdd(TSimd.MultiplyAdd(odd, r, even), square, r);
    }

    /// <summary>2^n for integral n in [-1022, 1023].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo(TVector n) =>
        TSimd.AddBits(TSimd.ShiftBitsLeft(TSimd.Add(n, TSimd.Create(RoundingShift)), MantissaBits), TSimd.Create(1.0));

    /// <summary>value * 2^n for value near 1 and any n in [-2044, 2046]: overflows to infinity, rounds once when subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ScaleByPowerOfTwo(TVector value, TVector n)
    {
        if (TSimd.CanScale)
        {
            return TSimd.Scale(value, n);
        }

        // Two factors, since 2^n need not be a normal number; the first product is exact.
        TVector shift = TSimd.Create(RoundingShift);
        TVector half = TSimd.Subtract(TSimd.MultiplyAdd(n, TSimd.Create(0.5), shift), shift);
        return TSimd.Multiply(TSimd.Multiply(value, PowerOfTwo(half)), PowerOfTwo(TSimd.Subtract(n, half)));
    }

    /// <summary>Writes a positive normal x as (1 + f) 2^exponent with 1 + f in [sqrt(1/2), sqrt(2)).</summary>
    /// <param name="x">Positive and normal.</param>
    /// <param name="bias">2^52 plus the bias of the exponent.</param>
    /// <param name="exponent">The exponent as a number.</param>
    /// <param name="exponentBits">Sign and exponent field of the power of two, biased.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SplitMantissa(TVector x, TVector bias, out TVector exponent, out TVector exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on.
        TVector one = TSimd.Create(1.0);
        TVector squareRootOfHalf = TSimd.Create(0.70710678118654752);
        TVector shifted = TSimd.AddBits(x, TSimd.SubtractBits(one, squareRootOfHalf));
        exponentBits = TSimd.And(shifted, TSimd.Create(double.NegativeInfinity));
        exponent = TSimd.Subtract(TSimd.Or(TSimd.ShiftBitsRight(shifted, MantissaBits), TSimd.Create(TwoTo52)), bias);
        TVector mantissa = TSimd.AddBits(TSimd.AndNot(shifted, TSimd.Create(double.NegativeInfinity)), squareRootOfHalf);
        return TSimd.Subtract(mantissa, one);
    }

    /// <summary>
    /// log((1 + f) 2^exponent), with s = f / (2 + f) and log(1 + f) = 2 artanh s = 2s + s R(s^2) rearranged as f - (f^2/2 - s (f^2/2 + R))
    /// so that the leading term is exact; the fit is 8.3e-21 off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfReduced(TVector f, TVector exponent)
    {
        TVector s = TSimd.Divide(f, TSimd.Add(f, TSimd.Create(2.0)));
        TVector z = TSimd.Multiply(s, s);
        TVector w = TSimd.Multiply(z, z);
        TVector odd = TSimd.Create(0.1325275467265140783);
        odd = TSimd.MultiplyAdd(odd, w, TSimd.Create(0.15387097646113843375));
        odd = TSimd.MultiplyAdd(odd, w, TSimd.Create(0.22222222648747458989));
        odd = TSimd.MultiplyAdd(odd, w, TSimd.Create(0.40000000000006286943));
        TVector even = TSimd.Create(0.13249962085152444047);
        even = TSimd.MultiplyAdd(even, w, TSimd.Create(0.18181775508691937141));
        even = TSimd.MultiplyAdd(even, w, TSimd.Create(0.28571428569072993428));
        even = TSimd.MultiplyAdd(even, w, TSimd.Create(0.66666666666666660934));
        TVector r = TSimd.Multiply(TSimd.MultiplyAdd(odd, z, even), z);
        TVector halfSquare = TSimd.Multiply(TSimd.Multiply(f, TSimd.Create(0.5)), f);
        TVector correction = TSimd.MultiplyAdd(exponent, TSimd.Create(Ln2Low), TSimd.Multiply(s, TSimd.Add(halfSquare, r)));
        return TSimd.MultiplyAdd(exponent, TSimd.Create(Ln2High), TSimd.Subtract(f, TSimd.Subtract(halfSquare, correction)));
    }

    /// <summary>log(1 + x) for finite x above -1: the rounding error of 1 + x is carried into the reduced argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Log1pOfFinite(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector sum = TSimd.Add(one, x);
        TVector roundedOne = TSimd.Subtract(sum, x);
        TVector error = TSimd.Add(TSimd.Subtract(x, TSimd.Subtract(sum, roundedOne)), TSimd.Subtract(one, roundedOne));
        TVector f = SplitMantissa(sum, TSimd.Create(TwoTo52 + 1023.0), out TVector exponent, out TVector exponentBits);

        // 2^-exponent; 0 for the largest exponents, where the error no longer counts and the subtraction wraps to -infinity.
        TVector scale = TSimd.MaxNative(TSimd.Create(0.0), TSimd.SubtractBits(TSimd.Create(8.98846567431158e307), exponentBits));
        return LogOfReduced(TSimd.MultiplyAdd(error, scale, f), exponent);
    }

    /// <summary>log 0 = -infinity, log of a negative number = NaN, log of infinity and NaN = itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithLogarithmLimits(TVector argument, TVector logarithm)
    {
        TVector zero = TSimd.Create(0.0);
        TVector limit = TSimd.Select(TSimd.LessThan(argument, zero), TSimd.Create(double.NaN), argument);
        limit = TSimd.Select(TSimd.Equal(argument, zero), TSimd.Create(double.NegativeInfinity), limit);
        TVector regular = TSimd.And(TSimd.GreaterThan(argument, zero), TSimd.LessThan(argument, TSimd.Create(double.PositiveInfinity)));
        return TSimd.Select(regular, logarithm, limit);
    }
}
