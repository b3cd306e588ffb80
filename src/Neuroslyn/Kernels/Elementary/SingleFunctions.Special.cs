using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class SingleFunctions<TSimd, TVector>
{
    /// <summary>
    /// Cube root: |x| = t 2^(3q) with t from 0.35 to 2.83, z = t^(-1/3) from a polynomial (2.5e-4 off), corrected once to z (1 + r/3 + 2 r^2/9) with r = 1 - t z^3;
    /// the result t z^2 2^q is corrected by a Newton step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cbrt(TVector x)
    {
        TVector zero = TSimd.Create(0f);
        TVector one = TSimd.Create(1f);
        TVector magnitude = TSimd.Abs(x);
        TVector isSubnormal = TSimd.LessThan(magnitude, 1.17549435e-38f);
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(magnitude, 8388608f), magnitude);
        TVector bias = TSimd.Select(isSubnormal, 8388608f + 127f + 23f, 8388608f + 127f);
        TVector f = TSimd.SplitMantissa(normal, bias, out TVector exponent, out _);

        // exponent = 3q + rest, rest in -1, 0, 1.
        TVector third = TSimd.MultiplyRounded(exponent, 0.333333333f);
        TVector rest = TSimd.MultiplyAdd(third, -3f, exponent);
        TVector restIsPositive = TSimd.GreaterThan(rest, zero);
        TVector restIsNegative = TSimd.LessThan(rest, zero);
        TVector factor = TSimd.Select(restIsPositive, 2f, TSimd.Select(restIsNegative, 0.5f, one));
        TVector inverseRoot = TSimd.Select(restIsPositive, 0.793700526f, TSimd.Select(restIsNegative, 1.25992105f, one));
        TVector t = TSimd.Multiply(TSimd.Add(f, one), factor);

        TVector z = TSimd.Polynomial(f, 0.999778623f, -0.334670061f, 0.23772142f, -0.158539205f);
        z = TSimd.Multiply(z, inverseRoot);
        TVector residual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(t, z)), TSimd.Multiply(z, z), one);
        z = TSimd.MultiplyAdd(TSimd.Multiply(z, residual), TSimd.MultiplyAdd(residual, 0.222222222f, 0.333333333f), z);

        TVector square = TSimd.Multiply(z, z);
        TVector root = TSimd.Multiply(t, square);
        TVector rootResidual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(root, root)), root, t);
        root = TSimd.MultiplyAdd(TSimd.Multiply(rootResidual, 0.333333333f), square, root);

        TVector isRegular = TSimd.And(TSimd.GreaterThan(magnitude, zero), TSimd.LessThan(magnitude, float.PositiveInfinity));
        return TSimd.Select(isRegular, CopySign(TSimd.Multiply(root, TSimd.PowerOfTwo(third)), x), x);
    }

    /// <summary>
    /// erf x = x P(x^2) / Q(x^2) for |x| up to 3.93, where it rounds to 1. Beyond, x^2 stays at that limit and the quotient grows with x, to be
    /// cut off at 1. The fit is 1.9e-8 off, relatively.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        TVector square = TSimd.MinNative(15.4449f, TSimd.Multiply(x, x));
        TVector p = TSimd.Polynomial(square, 0.190784394f, 0.052790354f, 0.00377963072f, 0.000284808655f, 2.04196148e-06f);
        TVector numerator = TSimd.MultiplyAdd(p, TSimd.Multiply(x, square), TSimd.Multiply(x, 1.12837915f));
        TVector q = TSimd.Polynomial(square, 1f, 0.502410987f, 0.114257749f, 0.0149974819f, 0.00116521705f, 3.80039797e-05f);
        TVector quotient = TSimd.Divide(numerator, q);
        return TSimd.MinNative(1f, TSimd.MaxNative(-1f, quotient));
    }
}
