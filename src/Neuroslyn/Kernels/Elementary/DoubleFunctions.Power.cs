using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class DoubleFunctions<TSimd, TVector>
{
    /// <summary>x^y = e^(y log|x|), with the logarithm as a sum of two numbers, and the limits of IEEE 754-2019, 9.2.</summary>
    /// <remarks>Too long to inline: it would use up the just-in-time compiler's inlining budget of the calling method.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Pow(TVector x, TVector y)
    {
        TVector zero = TSimd.Create(0.0);
        TVector one = TSimd.Create(1.0);
        TVector infinity = TSimd.Create(double.PositiveInfinity);
        TVector signBit = TSimd.Create(-0.0);
        TVector magnitude = TSimd.Abs(x);

        TVector power = ExpOfProduct(y, LogOfPositive(magnitude, out TVector logarithmLow), logarithmLow);

        // Where log|x| or y is infinite, so is the exponent or minus it.
        TVector isLimit = TSimd.Or(
            TSimd.Equal(TSimd.Abs(y), infinity), TSimd.Or(TSimd.Equal(magnitude, zero), TSimd.Equal(magnitude, infinity)));
        TVector exponentIsNegative = TSimd.Xor(TSimd.GreaterThan(magnitude, one), TSimd.GreaterThan(y, zero));
        power = TSimd.Select(isLimit, TSimd.Select(exponentIsNegative, zero, infinity), power);
        power = TSimd.Select(TSimd.Equal(magnitude, one), one, power);

        TVector isIntegral = TSimd.Equal(TSimd.Truncate(y), y);
        TVector half = TSimd.Multiply(y, 0.5);
        TVector isOdd = TSimd.AndNot(isIntegral, TSimd.Equal(TSimd.Truncate(half), half));
        power = TSimd.Or(power, TSimd.And(TSimd.And(x, signBit), isOdd));

        TVector isFiniteNegative = TSimd.And(TSimd.LessThan(x, zero), TSimd.LessThan(magnitude, infinity));
        power = TSimd.Select(TSimd.AndNot(isFiniteNegative, isIntegral), double.NaN, power);
        TVector isNumber = TSimd.And(TSimd.Equal(x, x), TSimd.Equal(y, y));
        power = TSimd.Select(isNumber, power, TSimd.Add(x, y));
        return TSimd.Select(TSimd.Or(TSimd.Equal(y, zero), TSimd.Equal(x, one)), one, power);
    }

    /// <summary>log x of a positive finite x as a sum of two numbers, 2^-64 off relatively, so that large multiples of it stay exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfPositive(TVector x, out TVector low)
    {
        TVector isSubnormal = TSimd.LessThan(x, 2.2250738585072014e-308);
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(x, TwoTo52), x);
        TVector bias = TSimd.Select(isSubnormal, TwoTo52 + 1023.0 + 52.0, TwoTo52 + 1023.0);
        TVector f = TSimd.SplitMantissa(normal, bias, out TVector exponent, out _);

        // s = f / (2 + f); log(1 + f) = 2s + 2/3 s^3 + s^5 R(s^2). The first two terms are kept in two numbers each.
        TVector two = TSimd.Create(2.0);
        TVector divisor = TSimd.Add(f, two);
        TVector divisorLow = TSimd.Subtract(f, TSimd.Subtract(divisor, two));
        TVector reciprocal = TSimd.Divide(TSimd.Create(1.0), divisor);
        TVector s = TSimd.Multiply(f, reciprocal);
        TVector remainder = TSimd.FusedMultiplyAdd(TSimd.Negate(s), divisor, f);
        TVector sLow = TSimd.Multiply(TSimd.Subtract(remainder, TSimd.Multiply(s, divisorLow)), reciprocal);

        TVector z = TSimd.Multiply(s, s);
        TVector zLow = TSimd.Add(TSimd.FusedMultiplyAdd(s, s, TSimd.Negate(z)), TSimd.Multiply(TSimd.Add(s, s), sLow));
        TVector cube = TSimd.Multiply(s, z);
        TVector cubeLow = TSimd.FusedMultiplyAdd(s, z, TSimd.Negate(cube));
        cubeLow = TSimd.Add(cubeLow, TSimd.Add(TSimd.Multiply(s, zLow), TSimd.Multiply(sLow, z)));

        TVector twoThirds = TSimd.Create(0.66666666666666663);
        TVector third = TSimd.Multiply(cube, twoThirds);
        TVector thirdLow = TSimd.FusedMultiplyAdd(cube, twoThirds, TSimd.Negate(third));
        thirdLow = TSimd.Add(thirdLow, TSimd.Add(TSimd.Multiply(cubeLow, twoThirds), TSimd.Multiply(cube, 3.7007434154171884681e-17)));

        TVector r = TSimd.Polynomial(
            z, 0.40000000000002271166, 0.28571428570091956345, 0.22222222521343720482, 0.18181784237863167815, 0.15386763496695255708, 0.13256669595838310293, 0.13197743548962967202);
        TVector tail = TSimd.Multiply(TSimd.Multiply(cube, z), r);

        TVector twice = TSimd.Add(s, s);
        TVector mantissaPart = TSimd.Add(twice, third);
        TVector rest = TSimd.Add(TSimd.Subtract(twice, mantissaPart), third);
        rest = TSimd.Add(rest, TSimd.Add(TSimd.Add(sLow, sLow), TSimd.Add(thirdLow, tail)));

        TVector exponentPart = TSimd.Multiply(exponent, Ln2High);
        TVector sum = TSimd.Add(exponentPart, mantissaPart);
        rest = TSimd.Add(rest, TSimd.Add(TSimd.Subtract(exponentPart, sum), mantissaPart));
        rest = TSimd.MultiplyAdd(exponent, Ln2Low, rest);

        TVector high = TSimd.Add(sum, rest);
        low = TSimd.Add(TSimd.Subtract(sum, high), rest);
        return high;
    }

    /// <summary>e^(factor (high + low)), also where the product overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfProduct(TVector factor, TVector high, TVector low)
    {
        TVector limit = TSimd.Create(800.0);
        TVector product = TSimd.Multiply(factor, high);
        TVector productLow = TSimd.MultiplyAdd(factor, low, TSimd.FusedMultiplyAdd(factor, high, TSimd.Negate(product)));
        productLow = TSimd.And(productLow, TSimd.LessThan(TSimd.Abs(product), limit));
        product = TSimd.MinNative(limit, TSimd.MaxNative(TSimd.Negate(limit), product));
        TVector n = ReduceByLn2(product, out TVector r);
        return TSimd.Scale(TSimd.Add(Expm1OfReduced(TSimd.Add(r, productLow)), 1.0), n);
    }
}
