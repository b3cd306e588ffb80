using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class DoubleFunctions<TSimd, TVector>
{
    /// <summary>
    /// Cube root: |x| = t 2^(3q) with t from 0.35 to 2.83, z = t^(-1/3) from a polynomial (5.8e-6 off), corrected once to z (1 + r/3 + 2 r^2/9 + 14 r^3/81) with r = 1 - t z^3;
    /// the result t z^2 2^q is corrected by a Newton step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cbrt(TVector x)
    {
        TVector zero = TSimd.Create(0.0);
        TVector one = TSimd.Create(1.0);
        TVector magnitude = TSimd.Abs(x);
        TVector isSubnormal = TSimd.LessThan(magnitude, 2.2250738585072014e-308);
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(magnitude, TwoTo52), magnitude);
        TVector bias = TSimd.Select(isSubnormal, TwoTo52 + 1023.0 + 52.0, TwoTo52 + 1023.0);
        TVector f = TSimd.SplitMantissa(normal, bias, out TVector exponent, out _);

        // exponent = 3q + rest, rest in -1, 0, 1.
        TVector third = TSimd.MultiplyRounded(exponent, 0.33333333333333333);
        TVector rest = TSimd.MultiplyAdd(third, -3.0, exponent);
        TVector restIsPositive = TSimd.GreaterThan(rest, zero);
        TVector restIsNegative = TSimd.LessThan(rest, zero);
        TVector factor = TSimd.Select(restIsPositive, 2.0, TSimd.Select(restIsNegative, 0.5, one));
        TVector inverseRoot = TSimd.Select(restIsPositive, 0.79370052598409973738, TSimd.Select(restIsNegative, 1.2599210498948731648, one));
        TVector t = TSimd.Multiply(TSimd.Add(f, one), factor);

        TVector z = TSimd.Polynomial(
            f, 1.0000038471643824731, -0.33326097954028055749, 0.22160510768833478389, -0.1758186057984468732, 0.16041711344726807701, -0.10806364785027507291);
        z = TSimd.Multiply(z, inverseRoot);
        TVector residual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(t, z)), TSimd.Multiply(z, z), one);
        z = TSimd.MultiplyAdd(TSimd.Multiply(z, residual), TSimd.MultiplyAdd(residual, TSimd.MultiplyAdd(residual, 0.17283950617283951, 0.22222222222222222), 0.33333333333333333), z);

        TVector square = TSimd.Multiply(z, z);
        TVector root = TSimd.Multiply(t, square);
        TVector rootResidual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(root, root)), root, t);
        root = TSimd.MultiplyAdd(TSimd.Multiply(rootResidual, 0.33333333333333333), square, root);

        TVector isRegular = TSimd.And(TSimd.GreaterThan(magnitude, zero), TSimd.LessThan(magnitude, double.PositiveInfinity));
        return TSimd.Select(isRegular, CopySign(TSimd.Multiply(root, TSimd.PowerOfTwo(third)), x), x);
    }

    /// <summary>
    /// Below 1 erf x = x P(x^2) / Q(x^2), from there on erf |x| = 1 - e^(-x^2) R(|x|) / S(|x|) with the sign of x; erf 6 rounds to 1. The fits are
    /// 2.2e-18 and 1.3e-18 off, relatively.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector magnitude = TSimd.MinNative(6.0, TSimd.Abs(x));
        TVector square = TSimd.Multiply(magnitude, magnitude);
        TVector p = TSimd.Polynomial(square, 0.14214929053325073633, 0.045303904916122841562, 0.0018272941155365594249, 0.00019495599187164275049);
        TVector smallNumerator = TSimd.MultiplyAdd(p, TSimd.Multiply(magnitude, square), TSimd.Multiply(magnitude, 1.1283791670955125714));
        TVector smallDenominator = TSimd.Polynomial(
            square, 1.0, 0.45930986203790658892, 0.093252827710799437308, 0.010582210755128257198, 0.00068121553028706489455, 0.000020297399753960267919);

        TVector largeNumerator = TSimd.Polynomial(
            magnitude, 0.99999988907089683391, 1.390105589010624848, 0.94893441489825423113, 0.37324919823597259424, 0.084237385556919736583, 0.0089135643643118731896);
        TVector largeDenominator = TSimd.Polynomial(
            magnitude, 1.0, 2.5184835858191477468, 2.7907447129606625146, 1.7560177149404347458, 0.66952623993297935312, 0.14930294939099478235, 0.01579900482366538827);

        TVector isSmall = TSimd.LessThan(magnitude, one);
        TVector quotient = TSimd.Divide(
            TSimd.Select(isSmall, smallNumerator, largeNumerator), TSimd.Select(isSmall, smallDenominator, largeDenominator));
        TVector n = ReduceByLn2(TSimd.Negate(square), out TVector r);
        TVector power = TSimd.Multiply(TSimd.Add(Expm1OfReduced(r), one), TSimd.PowerOfTwo(n));
        TVector large = TSimd.Subtract(one, TSimd.Multiply(power, quotient));
        return CopySign(TSimd.Select(isSmall, quotient, large), x);
    }
}
