using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>
/// Transposes samples of 2, 3 or 4 floats that lie without gaps: whole registers are read and their values sorted, which for such short
/// samples is several times faster than collecting them sample by sample. Needs AVX-512.
/// </summary>
internal static unsafe class SingleDeinterleaver512
{
    private const int GroupSize = 16;

    /// <summary>Whether <see cref="Transpose"/> knows the sample size.</summary>
    public static bool Supports(int size) => size is >= 2 and <= 4;

    /// <summary>destination[value * stride + sample] = source[sample * size + value], for as many whole groups of 16 samples as there are.</summary>
    /// <returns>The number of samples transposed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Transpose(float* source, int size, int sampleCount, float* destination, nint stride)
    {
        int groupedCount = sampleCount - (sampleCount % GroupSize);
        switch (size)
        {
            case 2:
                TransposePairs(source, groupedCount, destination, stride);
                break;
            case 3:
                TransposeTriples(source, groupedCount, destination, stride);
                break;
            default:
                TransposeQuadruples(source, groupedCount, destination, stride);
                break;
        }

        return groupedCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposePairs(float* source, int sampleCount, float* destination, nint stride)
    {
        for (int sample = 0; sample < sampleCount; sample += GroupSize)
        {
            Vector512<float> first = Vector512.Load(source);
            Vector512<float> second = Vector512.Load(source + 16);
            Evens(first, second).Store(destination + sample);
            Odds(first, second).Store(destination + stride + sample);
            source += 2 * GroupSize;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeTriples(float* source, int sampleCount, float* destination, nint stride)
    {
        // Value v of sample s is number 3 s + v. The first two registers hold numbers 0 to 31, which give the first 10 or 11 samples;
        // indices from 16 on name lanes of the second operand.
        Vector512<int> samples = Vector512<int>.Indices;
        for (int sample = 0; sample < sampleCount; sample += GroupSize)
        {
            Vector512<float> first = Vector512.Load(source);
            Vector512<float> second = Vector512.Load(source + 16);
            Vector512<float> third = Vector512.Load(source + 32);
            for (int value = 0; value < 3; value++)
            {
                Vector512<int> number = (samples * 3) + Vector512.Create(value);
                Vector512<int> inThird = Vector512.GreaterThanOrEqual(number, Vector512.Create(32));
                Vector512<float> start = Avx512F.PermuteVar16x32x2(first, number, second);
                Vector512<int> merge = Vector512.ConditionalSelect(inThird, number - Vector512.Create(16), samples);
                Avx512F.PermuteVar16x32x2(start, merge, third).Store(destination + (value * stride) + sample);
            }

            source += 3 * GroupSize;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeQuadruples(float* source, int sampleCount, float* destination, nint stride)
    {
        for (int sample = 0; sample < sampleCount; sample += GroupSize)
        {
            Vector512<float> first = Vector512.Load(source);
            Vector512<float> second = Vector512.Load(source + 16);
            Vector512<float> third = Vector512.Load(source + 32);
            Vector512<float> fourth = Vector512.Load(source + 48);
            Vector512<float> evensOfFirst = Evens(first, second);
            Vector512<float> evensOfLast = Evens(third, fourth);
            Vector512<float> oddsOfFirst = Odds(first, second);
            Vector512<float> oddsOfLast = Odds(third, fourth);
            Evens(evensOfFirst, evensOfLast).Store(destination + sample);
            Evens(oddsOfFirst, oddsOfLast).Store(destination + stride + sample);
            Odds(evensOfFirst, evensOfLast).Store(destination + (2 * stride) + sample);
            Odds(oddsOfFirst, oddsOfLast).Store(destination + (3 * stride) + sample);
            source += 4 * GroupSize;
        }
    }

    /// <summary>Numbers 0, 2, 4 ... of two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Evens(Vector512<float> first, Vector512<float> second) =>
        Avx512F.PermuteVar16x32x2(first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second);

    /// <summary>Numbers 1, 3, 5 ... of two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Odds(Vector512<float> first, Vector512<float> second) =>
        Avx512F.PermuteVar16x32x2(first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second);
}
