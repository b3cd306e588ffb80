using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>How long it takes to do nothing but read memory once: no prediction of a single sample can be faster than reading its weights.</summary>
internal static class ReadFloor
{
    private const int Repetitions = 15;

    /// <summary>Nanoseconds to read an array, median of some repetitions, once it has been read before and lies in the cache level that holds it.</summary>
    /// <param name="values">What is read; a remainder of less than 128 values is not.</param>
    public static double Measure(ReadOnlySpan<float> values)
    {
        int passes = Math.Max(1, 2_000_000 / Math.Max(1, values.Length));
        double[] times = new double[Repetitions];
        Read(values, passes);
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Read(values, passes);
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / passes;
        }

        return OperationTimer.Median(times);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Read(ReadOnlySpan<float> values, int passes)
    {
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        ref float first = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(values);
        for (int pass = 0; pass < passes; pass++)
        {
            for (nuint i = 0; i + 128 <= (nuint)values.Length; i += 128)
            {
                a += Vector512.LoadUnsafe(ref first, i);
                b += Vector512.LoadUnsafe(ref first, i + 16);
                c += Vector512.LoadUnsafe(ref first, i + 32);
                d += Vector512.LoadUnsafe(ref first, i + 48);
                e += Vector512.LoadUnsafe(ref first, i + 64);
                f += Vector512.LoadUnsafe(ref first, i + 80);
                g += Vector512.LoadUnsafe(ref first, i + 96);
                h += Vector512.LoadUnsafe(ref first, i + 112);
            }
        }

        float sum = Vector512.Sum(a + b + c + d + e + f + g + h);
        GC.KeepAlive(float.IsPositiveInfinity(sum) ? typeof(ReadFloor) : null);
    }
}
