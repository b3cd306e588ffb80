using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class DoubleFunctions<TSimd, TVector>
{
    /// <summary>tanh |x| = m / (m + 2) with m = e^(2|x|) - 1, and the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        TVector twice = TSimd.Abs(TSimd.Add(x, x));

        // tanh 22 rounds to 1.
        TVector n = ReduceByLn2(TSimd.MinNative(TSimd.Create(44.0), twice), out TVector r);
        TVector power = PowerOfTwo(n);
        TVector m = TSimd.MultiplyAdd(power, Expm1OfReduced(r), TSimd.Subtract(power, TSimd.Create(1.0)));
        return CopySign(TSimd.Divide(m, TSimd.Add(m, TSimd.Create(2.0))), x);
    }

    /// <summary>The non-negative <paramref name="magnitude"/> with the sign of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector CopySign(TVector magnitude, TVector sign) =>
        TSimd.Or(magnitude, TSimd.And(sign, TSimd.Create(-0.0)));
}
