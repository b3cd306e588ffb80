using System.Numerics;

namespace Neuroslyn;

/// <summary>A view, not a copy, of one side of a <see cref="Dataset{T}"/>: the inputs or the targets, <c>[sample, value]</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct SampleRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal SampleRows(ReadOnlySpan<T> values, int size)
    {
        Values = values;
        Size = size;
    }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>Values per sample.</summary>
    public int Size { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Values.Length / Size;

    /// <summary>The values of one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sample"/> is not in [0, <see cref="Count"/>).</exception>
    public ReadOnlySpan<T> this[int sample]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sample, (uint)Count, nameof(sample));
            return Values.Slice(sample * Size, Size);
        }
    }

    /// <summary>The values of consecutive samples, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the samples.</exception>
    public ReadOnlySpan<T> Range(int firstSample, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - firstSample);
        return Values.Slice(firstSample * Size, count * Size);
    }
}
