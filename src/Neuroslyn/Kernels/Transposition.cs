using System.Numerics;

namespace Neuroslyn.Kernels;

/// <summary>Moves samples between batch-major <c>[sample, value]</c> memory and the feature-major <c>[value, sample]</c> rows of a workspace.</summary>
internal static class Transposition
{
    /// <summary>Transposes samples into rows and clears the surplus columns.</summary>
    public static void ToFeatureMajor<T>(ReadOnlySpan<T> samples, int size, Span<T> rows, int stride, int sampleCount, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int value = 0; value < size; value++)
        {
            Span<T> row = rows.Slice(value * stride, columnCount);
            for (int sample = 0; sample < sampleCount; sample++)
            {
                row[sample] = samples[(sample * size) + value];
            }

            row[sampleCount..].Clear();
        }
    }

    /// <summary>Transposes rows into samples.</summary>
    public static void ToBatchMajor<T>(ReadOnlySpan<T> rows, int stride, int size, Span<T> samples, int sampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int sample = 0; sample < sampleCount; sample++)
        {
            for (int value = 0; value < size; value++)
            {
                samples[(sample * size) + value] = rows[(value * stride) + sample];
            }
        }
    }
}
