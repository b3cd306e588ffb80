using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Makes data sets from arrays and checks them on the way in.</summary>
/// <remarks>
/// The factories that take rows copy them; those that take memory keep a reference to it, and the caller must leave the values alone afterwards.
/// </remarks>
public static class Dataset
{
    /// <summary>A data set from one array per sample.</summary>
    /// <param name="inputs">At least one row; all of the same length.</param>
    /// <param name="targets">As many rows as <paramref name="inputs"/>; all of the same length.</param>
    /// <exception cref="ArgumentException">There are no rows, their numbers or lengths differ, or a value is NaN or infinite.</exception>
    public static Dataset<T> FromRows<T>(IReadOnlyList<T[]> inputs, IReadOnlyList<T[]> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] flatInputs = Flatten(inputs, nameof(inputs));
        T[] flatTargets = Flatten(targets, nameof(targets));
        return inputs.Count == targets.Count
            ? FromMemory<T>(flatInputs, inputs[0].Length, flatTargets, targets[0].Length)
            : throw new ArgumentException($"Every sample has one target: there are {inputs.Count} inputs, but {targets.Count} targets.", nameof(targets));
    }

    /// <summary>A data set for classification from one array and one label per sample; the targets are one-hot rows.</summary>
    /// <param name="inputs">At least one row; all of the same length.</param>
    /// <param name="labels">As many as <paramref name="inputs"/>, each in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There are no rows, their lengths or numbers differ, a value is NaN or infinite, or a label is out of range.</exception>
    public static Dataset<T> FromLabels<T>(IReadOnlyList<T[]> inputs, ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] flatInputs = Flatten(inputs, nameof(inputs));
        return FromLabels<T>(flatInputs, inputs[0].Length, labels, classCount);
    }

    /// <summary>A data set over contiguous memory.</summary>
    /// <param name="inputs"><c>[samples, inputSize]</c>, row by row. Kept, not copied.</param>
    /// <param name="inputSize">Values of one input, at least 1.</param>
    /// <param name="targets"><c>[samples, targetSize]</c>, row by row. Kept, not copied.</param>
    /// <param name="targetSize">Values of one target, at least 1.</param>
    /// <exception cref="ArgumentException">There are no samples, the lengths do not fit, or a value is NaN or infinite.</exception>
    public static Dataset<T> FromMemory<T>(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<T> targets, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = CheckRows(inputs.Span, inputSize, nameof(inputs));
        int targetCount = CheckRows(targets.Span, targetSize, nameof(targets));
        return count == targetCount
            ? new Dataset<T>(inputs, inputSize, targets, targetSize, [])
            : throw new ArgumentException(
                $"Every sample has one target: {inputs.Length} input values are {count} samples of {inputSize}, but {targets.Length} target values are {targetCount} of {targetSize}.",
                nameof(targets));
    }

    /// <summary>A data set for classification over contiguous memory; the targets are one-hot rows.</summary>
    /// <param name="inputs"><c>[samples, inputSize]</c>, row by row. Kept, not copied.</param>
    /// <param name="inputSize">Values of one input, at least 1.</param>
    /// <param name="labels">One per sample, each in [0, <paramref name="classCount"/>). Copied.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There are no samples, the lengths do not fit, a value is NaN or infinite, or a label is out of range.</exception>
    public static Dataset<T> FromLabels<T>(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = CheckRows(inputs.Span, inputSize, nameof(inputs));
        return count == labels.Length
            ? new Dataset<T>(inputs, inputSize, OneHot.Encode<T>(labels, classCount), classCount, labels.ToArray())
            : throw new ArgumentException($"Every sample has one label: there are {count} inputs, but {labels.Length} labels.", nameof(labels));
    }

    private static T[] Flatten<T>(IReadOnlyList<T[]> rows, string argument)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        if (rows.Count == 0)
        {
            throw new ArgumentException("A data set holds at least one sample, got none.", argument);
        }

        int size = rows[0]?.Length ?? 0;
        var values = new T[(long)rows.Count * size];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] is null || rows[i].Length != size)
            {
                throw new ArgumentException(
                    $"All rows have the same length: {argument}[0] has {size} values, {argument}[{i}] has {rows[i]?.Length.ToString(null, null) ?? "none (null)"}.", argument);
            }

            rows[i].CopyTo(values, i * size);
        }

        return values;
    }

    /// <summary>The row size of values for a known number of rows.</summary>
    internal static int CheckColumns<T>(ReadOnlySpan<T> values, int count, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.IsEmpty || values.Length % count != 0)
        {
            throw new ArgumentException($"Expected {count} rows of equal length, one per sample, got {values.Length} values in all.", argument);
        }

        int size = values.Length / count;
        CheckRows(values, size, argument);
        return size;
    }

    private static int CheckRows<T>(ReadOnlySpan<T> values, int size, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (size < 1)
        {
            throw new ArgumentException($"A row of {argument} has at least 1 value, got a size of {size}.", argument);
        }

        if (values.IsEmpty || values.Length % size != 0)
        {
            throw new ArgumentException($"Expected at least one row of {size} values, got {values.Length} values in all.", argument);
        }

        int position = Reductions.IndexOfNonFinite(values);
        return position < 0
            ? values.Length / size
            : throw new ArgumentException(
                $"Sample {position / size}, value {position % size} of {argument} is {values[position]}. Networks compute with finite numbers only: remove the sample or replace the value.", argument);
    }
}
