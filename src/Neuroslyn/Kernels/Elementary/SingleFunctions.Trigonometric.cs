using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class SingleFunctions<TSimd, TVector>
{
    /// <summary>pi / 2 as a sum of three numbers.</summary>
    private const float HalfPi1 = 1.57079637f;
    private const float HalfPi2 = -4.37113883e-08f;
    private const float HalfPi3 = -1.71512451e-15f;

    /// <summary>Added to a number below 2^22, 1.5 * 2^23 leaves its nearest integer in the low bits.</summary>
    private const float RoundingShift = 12582912f;

    /// <summary>Beyond this the multiple of pi / 2 is no longer exact, and the base library takes over.</summary>
    private const float LargestReducedAngle = 131072f;

    /// <summary>sin x for x in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin(TVector x)
    {
        TVector quadrant = ReduceByHalfPi(x, out TVector r);
        TVector value = SinOrCosOfReduced(r, IsOdd(quadrant));
        value = TSimd.Xor(value, TSimd.And(TSimd.ShiftBitsLeft(quadrant, 30), -0f));
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
        value = TSimd.Xor(value, TSimd.And(TSimd.ShiftBitsLeft(quadrant, 30), -0f));
        TVector isLarge = TSimd.GreaterThan(TSimd.Abs(x), LargestReducedAngle);
        return TSimd.MaskBits(isLarge) == 0 ? value : CosOfLarge(x, value, TSimd.MaskBits(isLarge));
    }

    /// <summary>
    /// arctan |x| = c + arctan t, with c = 0, pi / 4 or pi / 2 and t = |x|, (|x| - 1) / (|x| + 1) or -1 / |x|, so that |t| is at most
    /// sqrt(2) - 1; arctan t = t + t^3 p(t^2), whose fit is 6.6e-10 off; and the sign of x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan(TVector x)
    {
        TVector one = TSimd.Create(1f);
        TVector magnitude = TSimd.Abs(x);
        TVector isMiddle = TSimd.GreaterThan(magnitude, 0.414213562f);
        TVector isLarge = TSimd.GreaterThan(magnitude, 2.41421356f);
        TVector numerator = TSimd.Select(isMiddle, TSimd.Subtract(magnitude, one), magnitude);
        numerator = TSimd.Select(isLarge, TSimd.Negate(one), numerator);
        TVector denominator = TSimd.Select(isMiddle, TSimd.Add(magnitude, one), one);
        denominator = TSimd.Select(isLarge, magnitude, denominator);
        TVector offset = TSimd.Select(isLarge, HalfPi1, TSimd.And(isMiddle, 0.785398185f));
        TVector offsetLow = TSimd.Select(isLarge, HalfPi2, TSimd.And(isMiddle, -2.1855695e-08f));

        TVector ratio = TSimd.Divide(numerator, denominator);
        TVector square = TSimd.Multiply(ratio, ratio);
        TVector p = TSimd.Polynomial(square, -0.333333155f, 0.199984871f, -0.142438012f, 0.105956307f, -0.0608246787f);
        TVector correction = TSimd.MultiplyAdd(TSimd.Multiply(p, square), ratio, offsetLow);
        return CopySign(TSimd.Add(offset, TSimd.Add(ratio, correction)), x);
    }

    /// <summary>Splits x = n pi/2 + r with |r| up to pi / 4 (Cody and Waite); the low bits of the result are those of n.</summary>
    /// <remarks>The fused form is needed, not only faster: the first product has more digits than a number holds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByHalfPi(TVector x, out TVector r)
    {
        TVector shift = TSimd.Create(RoundingShift);
        TVector shifted = TSimd.MultiplyAdd(x, 0.636619772f, shift);
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
        TVector one = TSimd.Create(1f);
        return TSimd.LessThan(TSimd.Or(TSimd.ShiftBitsLeft(bits, 31), one), 0f);
    }

    /// <summary>sin r = r + r^3 p(r^2) or, where the mask is set, cos r = 1 - r^2/2 + r^4 q(r^2); the fits are 3.6e-9 and 1.2e-10 off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinOrCosOfReduced(TVector r, TVector isCosine)
    {
        TVector square = TSimd.Multiply(r, r);
        TVector p = TSimd.Polynomial(square, -0.166666549f, 0.00833217354f, -0.000195166556f);
        TVector sine = TSimd.MultiplyAdd(TSimd.Multiply(p, square), r, r);
        TVector q = TSimd.Polynomial(square, -0.5f, 0.0416666456f, -0.00138873099f, 2.44324132e-05f);
        TVector cosine = TSimd.MultiplyAdd(q, square, 1f);
        return TSimd.Select(isCosine, cosine, sine);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector SinOfLarge(TVector x, TVector value, ulong largeLanes)
    {
        for (int lane = 0; lane < TSimd.Count; lane++)
        {
            if ((largeLanes >> lane & 1) != 0)
            {
                value = TSimd.WithElement(value, lane, MathF.Sin(TSimd.GetElement(x, lane)));
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
                value = TSimd.WithElement(value, lane, MathF.Cos(TSimd.GetElement(x, lane)));
            }
        }

        return value;
    }
}
