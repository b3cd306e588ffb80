using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes samples of 2 floats that lie without gaps: whole registers are read and their values sorted. Needs AVX2.</summary>
internal static unsafe class SinglePairs256
{
    private const int GroupSize = 8;

    /// <summary>destination[value * stride + sample] = source[sample * 2 + value], for as many whole groups of 8 samples as there are.</summary>
    /// <returns>The number of samples transposed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Transpose(float* source, int sampleCount, float* destination, nint stride)
    {
        int groupedCount = sampleCount - (sampleCount % GroupSize);
        for (int sample = 0; sample < groupedCount; sample += GroupSize)
        {
            // Each shuffle works within 128 bits: 0 2 8 10 | 4 6 12 14, which the permutation of pairs puts in order.
            Vector256<float> first = Vector256.Load(source);
            Vector256<float> second = Vector256.Load(source + GroupSize);
            Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle().Store(destination + sample);
            Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle().Store(destination + stride + sample);
            source += 2 * GroupSize;
        }

        return groupedCount;
    }
}
