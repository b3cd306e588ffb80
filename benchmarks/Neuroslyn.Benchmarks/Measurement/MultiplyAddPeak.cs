using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>
/// The most single-precision operations a core can do: fused multiply-adds on registers alone, in sixteen (of 256 bits: twelve) independent chains that
/// cover the latency. What a network reaches of it is its share of the peak.
/// </summary>
internal static class MultiplyAddPeak
{
    private const int Iterations = 20_000;
    private const int Samples = 5;

    /// <summary>Bits of the vectors that are measured.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : 256;

    /// <summary>Operations per nanosecond (10⁹ per second), a multiply-add counted as two. Takes about a millisecond.</summary>
    public static double Measure()
    {
        double best = 0;
        for (int i = 0; i < Samples; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double operations = Vector512.IsHardwareAccelerated ? Run512(Iterations) : Run256(Iterations);
            best = Math.Max(best, operations / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Run512(int iterations)
    {
        Vector512<float> factor = Vector512.Create(0.999f);
        Vector512<float> term = Vector512.Create(0.001f);
        Vector512<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term;
        Vector512<float> i = term, j = term, k = term, l = term, m = term, n = term, o = term, p = term;
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, term);
            b = Vector512.FusedMultiplyAdd(b, factor, term);
            c = Vector512.FusedMultiplyAdd(c, factor, term);
            d = Vector512.FusedMultiplyAdd(d, factor, term);
            e = Vector512.FusedMultiplyAdd(e, factor, term);
            f = Vector512.FusedMultiplyAdd(f, factor, term);
            g = Vector512.FusedMultiplyAdd(g, factor, term);
            h = Vector512.FusedMultiplyAdd(h, factor, term);
            i = Vector512.FusedMultiplyAdd(i, factor, term);
            j = Vector512.FusedMultiplyAdd(j, factor, term);
            k = Vector512.FusedMultiplyAdd(k, factor, term);
            l = Vector512.FusedMultiplyAdd(l, factor, term);
            m = Vector512.FusedMultiplyAdd(m, factor, term);
            n = Vector512.FusedMultiplyAdd(n, factor, term);
            o = Vector512.FusedMultiplyAdd(o, factor, term);
            p = Vector512.FusedMultiplyAdd(p, factor, term);
        }

        Keep(Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p));
        return 2.0 * 16 * 16 * iterations;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Run256(int iterations)
    {
        Vector256<float> factor = Vector256.Create(0.999f);
        Vector256<float> term = Vector256.Create(0.001f);
        Vector256<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term, l = term;
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, term);
            b = Vector256.FusedMultiplyAdd(b, factor, term);
            c = Vector256.FusedMultiplyAdd(c, factor, term);
            d = Vector256.FusedMultiplyAdd(d, factor, term);
            e = Vector256.FusedMultiplyAdd(e, factor, term);
            f = Vector256.FusedMultiplyAdd(f, factor, term);
            g = Vector256.FusedMultiplyAdd(g, factor, term);
            h = Vector256.FusedMultiplyAdd(h, factor, term);
            i = Vector256.FusedMultiplyAdd(i, factor, term);
            j = Vector256.FusedMultiplyAdd(j, factor, term);
            k = Vector256.FusedMultiplyAdd(k, factor, term);
            l = Vector256.FusedMultiplyAdd(l, factor, term);
        }

        Keep(Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l));
        return 2.0 * 12 * 8 * iterations;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(float value) => GC.KeepAlive(value > 1e30f ? typeof(MultiplyAddPeak) : null);
}
