using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class DoubleFunctions<TSimd, TVector>
{
    /// <summary>pi / 2 as a sum of three numbers.</summary>
    private const double HalfPi1 = 1.5707963267948966;
    private const double HalfPi2 = 6.123233995736766e-17;
    private const double HalfPi3 = -1.4973849048591698e-33;

    /// <summary>Added to a number below 2^51, 1.5 * 2^52 leaves its nearest integer in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    /// <summary>Beyond this the multiple of pi / 2 is no longer exact, and the base library takes over.</summary>
    private const double LargestReducedAngle = 1048576.0;

    /// <summary>sin x for x in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin(TVector x)
    {
        TVector quadrant = ReduceByHalfPi(x, out TVector r);
        TVector value = SinOrCosOfReduced(r, IsOdd(quadrant));
        value = TSimd.Xor(value, TSimd.And(TSimd.ShiftBitsLeft(quadrant, 62), -0.0));
        TVector isLarge = TSimd.GreaterThan(TSimd.Abs(x), LargestReducedAngle);
        return TSimd.MaskBits(isLarge) == 0 ? value : SinOfLarge(x, value, TSimd.MaskBits(isLarge));
    }

    /// <summary>cos x for x in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos(TVector x)
    {
        // cos x = sin (x + pi / 2): one quadrant further.
        TVector quadrant = TSimd.AddBits(ReduceByHalfPi(x, out TVector r), TSimd.CreateBits(1));
        TVector value = SinOrCosOfReduced(r, IsOdd(quadrant));
        value = TSimd.Xor(value, TSimd.And(TSimd.ShiftBitsLeft(quadrant, 62), -0.0));
        TVector isLarge = TSimd.GreaterThan(TSimd.Abs(x), LargestReducedAngle);
        return TSimd.MaskBits(isLarge) == 0 ? value : CosOfLarge(x, value, TSimd.MaskBits(isLarge));
    }

    /// <summary>
    /// arctan |x| = c + arctan t, with c = 0, pi / 4 or pi / 2 and t = |x|, (|x| - 1) / (|x| + 1) or -1 / |x|, so that |t| is at most
    /// sqrt(2) - 1; arctan t = t + t^3 p(t^2), whose fit is 1.3e-18 off; and the sign of x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan(TVector x)
    {
        TVector one = TSimd.Create(1.0);
        TVector magnitude = TSimd.Abs(x);
        TVector isMiddle = TSimd.GreaterThan(magnitude, 0.41421356237309505);
        TVector isLarge = TSimd.GreaterThan(magnitude, 2.4142135623730951);
        TVector numerator = TSimd.Select(isMiddle, TSimd.Subtract(magnitude, one), magnitude);
        numerator = TSimd.Select(isLarge, TSimd.Negate(one), numerator);
        TVector denominator = TSimd.Select(isMiddle, TSimd.Add(magnitude, one), one);
        denominator = TSimd.Select(isLarge, magnitude, denominator);
        TVector offset = TSimd.Select(isLarge, HalfPi1, TSimd.And(isMiddle, 0.7853981633974483));
        TVector offsetLow = TSimd.Select(isLarge, HalfPi2, TSimd.And(isMiddle, 3.061616997868383e-17));

        TVector ratio = TSimd.Divide(numerator, denominator);
        TVector square = TSimd.Multiply(ratio, ratio);
        TVector fourth = TSimd.Multiply(square, square);
        TVector odd = TSimd.Polynomial(
            fourth, 0.19999999999953907129, 0.11111110785166149624, 0.076920611037042101575, 0.058479622795195299722, 0.038072732211668820749);
        TVector even = TSimd.Polynomial(
            fourth, -0.33333333333333198545, -0.14285714280229915268, -0.090908978074334229605, -0.066631141406919990007, -0.050396302985029899959, -0.017916034350607052482);
        TVector p = TSimd.MultiplyAdd(odd, square, even);
        TVector correction = TSimd.MultiplyAdd(TSimd.Multiply(p, square), ratio, offsetLow);
        return CopySign(TSimd.Add(offset, TSimd.Add(ratio, correction)), x);
    }

    /// <summary>Splits x = n pi/2 + r with |r| up to pi / 4 (Cody and Waite); the low bits of the result are those of n.</summary>
    /// <remarks>The fused form is needed, not only faster: the first product has more digits than a number holds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByHalfPi(TVector x, out TVector r)
    {
        TVector shift = TSimd.Create(RoundingShift);
        TVector shifted = TSimd.MultiplyAdd(x, 0.63661977236758134, shift);
        TVector n = TSimd.Subtract(shifted, shift);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-HalfPi1), x);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-HalfPi2), r);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-HalfPi3), r);
        return shifted;
    }

    /// <summary>Mask of the lanes whose lowest bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector IsOdd(TVector bits)
    {
        TVector one = TSimd.Create(1.0);
        return TSimd.LessThan(TSimd.Or(TSimd.ShiftBitsLeft(bits, 63), one), 0.0);
    }

    /// <summary>sin r = r + r^3 p(r^2) or, where the mask is set, cos r = 1 - r^2/2 + r^4 q(r^2); the fits are 3.5e-18 and 5.7e-20 off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinOrCosOfReduced(TVector r, TVector isCosine)
    {
        TVector square = TSimd.Multiply(r, r);
        TVector p = TSimd.Polynomial(
            square, -0.16666666666666631653, 0.0083333333333223154137, -0.00019841269829725345975, 2.7557313662094934113e-6, -2.5050753269279796569e-8, 1.5896505178497515629e-10);
        TVector sine = TSimd.MultiplyAdd(TSimd.Multiply(p, square), r, r);
        TVector q = TSimd.Polynomial(
            square, -0.5, 0.041666666666666592015, -0.0013888888888872894788, 0.000024801587288748003215, -2.7557314148574581607e-7, 2.0875696566336978516e-9, -1.1358310182840885013e-11);
        TVector cosine = TSimd.MultiplyAdd(q, square, 1.0);
        return TSimd.Select(isCosine, cosine, sine);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector SinOfLarge(TVector x, TVector value, ulong largeLanes)
    {
        for (int lane = 0; lane < TSimd.Count; lane++)
        {
            if ((largeLanes >> lane & 1) != 0)
            {
                value = TSimd.WithElement(value, lane, Math.Sin(TSimd.GetElement(x, lane)));
            }
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector CosOfLarge(TVector x, TVector value, ulong largeLanes)
    {
        for (int lane = 0; lane < TSimd.Count; lane++)
        {
            if ((largeLanes >> lane & 1) != 0)
            {
                value = TSimd.WithElement(value, lane, Math.Cos(TSimd.GetElement(x, lane)));
            }
        }

        return value;
    }
}
