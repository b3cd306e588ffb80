using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

internal static partial class SingleFunctions<TSimd, TVector>
{
    /// <summary>
    /// tanh x = x P(x^2) / Q(x^2) for |x| up to 9.02, where it rounds to 1; both polynomials start at 1, so tiny arguments come out as
    /// themselves. Beyond, x^2 stays at that limit and the quotient grows with x, to be cut off at 1. The fit is 2.2e-8 off, relatively.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        TVector square = TSimd.MinNative(TSimd.Create(81.3604f), TSimd.Multiply(x, x));
        TVector one = TSimd.Create(1f);
        TVector p = TSimd.Create(1.33842079e-8f);
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(2.06357574e-5f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.00349745350f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Create(0.133826837f));
        TVector numerator = TSimd.MultiplyAdd(p, TSimd.Multiply(x, square), x);
        TVector q = TSimd.Create(7.79021370e-7f);
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(3.28851068e-4f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.0258843448f));
        q = TSimd.MultiplyAdd(q, square, TSimd.Create(0.467160049f));
        q = TSimd.MultiplyAdd(q, square, one);
        TVector quotient = TSimd.Divide(numerator, q);
        return TSimd.MinNative(one, TSimd.MaxNative(TSimd.Create(-1f), quotient));
    }
}
