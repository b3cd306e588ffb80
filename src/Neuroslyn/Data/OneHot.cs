using System.Numerics;

namespace Neuroslyn;

/// <summary>Class labels as rows with a single 1: class 6 of 10 is (0, 0, 0, 0, 0, 0, 1, 0, 0, 0).</summary>
public static class OneHot
{
    /// <summary>Encodes labels.</summary>
    /// <param name="labels">Each in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <returns><c>[labels.Length, classCount]</c>, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 2.</exception>
    /// <exception cref="ArgumentException">A label is out of range.</exception>
    public static T[] Encode<T>(ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        var rows = new T[(long)labels.Length * classCount];
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classCount)
            {
                throw new ArgumentException(
                    $"labels[{i}] is {labels[i]}; with {classCount} classes labels are 0 to {classCount - 1}. Count classes from 0, or raise classCount.", nameof(labels));
            }

            rows[(i * classCount) + labels[i]] = T.One;
        }

        return rows;
    }

    /// <summary>The class of a row: the index of its largest value, the first of equals. Allocates nothing.</summary>
    /// <param name="row">One-hot, probabilities or scores; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty.</exception>
    public static int Decode<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.IsEmpty)
        {
            throw new ArgumentException("A row has at least one value, got none.", nameof(row));
        }

        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }
}
