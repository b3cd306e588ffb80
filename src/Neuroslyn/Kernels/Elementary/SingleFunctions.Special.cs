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
        TVector isSubnormal = TSimd.LessThan(magnitude, TSimd.Create(1.17549435e-38f));
        TVector normal = TSimd.Select(isSubnormal, TSimd.Multiply(magnitude, TSimd.Create(8388608f)), magnitude);
        TVector bias = TSimd.Select(isSubnormal, TSimd.Create(8388608f + 127f + 23f), TSimd.Create(8388608f + 127f));
        TVector f = SplitMantissa(normal, bias, out TVector exponent, out _);

        // exponent = 3q + rest, rest in -1, 0, 1.
        TVector shift = TSimd.Create(RoundingShift);
        TVector third = TSimd.Subtract(TSimd.MultiplyAdd(exponent, TSimd.Create(0.333333333f), shift), shift);
        TVector rest = TSimd.MultiplyAdd(third, TSimd.Create(-3f), exponent);
        TVector restIsPositive = TSimd.GreaterThan(rest, zero);
        TVector restIsNegative = TSimd.LessThan(rest, zero);
        TVector factor = TSimd.Select(restIsPositive, TSimd.Create(2f), TSimd.Select(restIsNegative, TSimd.Create(0.5f), one));
        TVector inverseRoot = TSimd.Select(
            restIsPositive, TSimd.Create(0.793700526f), TSimd.Select(restIsNegative, TSimd.Create(1.25992105f), one));
        TVector t = TSimd.Multiply(TSimd.Add(f, one), factor);

        TVector z = TSimd.Create(-0.158539205f);
        z = TSimd.MultiplyAdd(z, f, TSimd.Create(0.23772142f));
        z = TSimd.MultiplyAdd(z, f, TSimd.Create(-0.334670061f));
        z = TSimd.MultiplyAdd(z, f, TSimd.Create(0.999778623f));
        z = TSimd.Multiply(z, inverseRoot);
        TVector residual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(t, z)), TSimd.Multiply(z, z), one);
        z = TSimd.MultiplyAdd(TSimd.Multiply(z, residual), TSimd.MultiplyAdd(residual, TSimd.Create(0.222222222f), TSimd.Create(0.333333333f)), z);

        TVector square = TSimd.Multiply(z, z);
        TVector root = TSimd.Multiply(t, square);
        TVector rootResidual = TSimd.MultiplyAdd(TSimd.Negate(TSimd.Multiply(root, root)), root, t);
        root = TSimd.MultiplyAdd(TSimd.Multiply(rootResidual, TSimd.Create(0.333333333f)), square, root);

        TVector isRegular = TSimd.And(TSimd.GreaterThan(magnitude, zero), TSimd.LessThan(magnitude, TSimd.Create(float.PositiveInfinity)));
        return TSimd.Select(isRegular, CopySign(TSimd.Multiply(root, PowerOfTwo(third)), x), x);
    }

    /// <summary>
    /// erf x = x P(x^2) / Q(x^2) for |x| up to 3.93, where it rounds to 1. Beyond, x^2 stays at that limit and the quotient grows with x, to be
    /// cut off at 1. The fit is 1.9e-8 off, relatively.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        TVector square = TSimd.MinNative(TSimd.Create(15.4449f), TSimd.Multiply(x, x));
        TVector p = TSimd.Create(2.04196148e-06f);
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.000284808655f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.00377963072f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.052790354f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.190784394f));
        TVector numerator = TSimd.MultiplyAdd(p, TSimd.Multiply(x, square), TSimd.Multiply(x, TSimd.Create(1.12837915f)));
        TVector q = TSimd.Create(3.80039797e-05f);
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.00116521705f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.0149974819f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.114257749f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.502410987f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(1f));
        TVector quotient = TSimd.Divide(numerator, q);
        return TSimd.MinNative(TSimd.Create(1f), TSimd.MaxNative(TSimd.Create(-1f), quotient));
    }
}
