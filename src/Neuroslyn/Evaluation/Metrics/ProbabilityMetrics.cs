using System.Numerics;

namespace Neuroslyn;

/// <summary>Measures of predicted probabilities and scores of classes. Nothing allocates.</summary>
public static class ProbabilityMetrics
{
    /// <summary>Log-loss of classes: the mean of -ln p of the true class. The same as categorical cross entropy.</summary>
    /// <param name="probabilities"><c>[samples, classCount]</c>, row by row. Limited to [epsilon, 1 - epsilon], epsilon being the gap between 1 and the next larger <typeparamref name="T"/>, so that a certain mistake costs much, not infinitely much.</param>
    /// <param name="labels">The true classes, each in [0, <paramref name="classCount"/>); at least one.</param>
    /// <param name="classCount">At least 2.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 2.</exception>
    public static double LogLoss<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireRows(probabilities.Length, nameof(probabilities), labels, classCount);
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum -= Math.Log(Limited(probabilities[(i * classCount) + labels[i]]));
        }

        return sum / labels.Length;
    }

    /// <summary>Log-loss of a yes-no decision: the mean of -(y ln p + (1 - y) ln (1 - p)). The same as binary cross entropy.</summary>
    /// <param name="probabilities">Of yes; limited as in the other overload.</param>
    /// <param name="labels">As many, 0 or 1; at least one.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a label is neither 0 nor 1.</exception>
    public static double LogLoss<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricArgument.RequirePairs(labels.Length, probabilities.Length, nameof(probabilities));
        MetricArgument.CountPositives(labels, nameof(labels));
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double p = Limited(probabilities[i]);
            sum -= Math.Log(labels[i] == 1 ? p : 1 - p);
        }

        return sum / labels.Length;
    }

    /// <summary>The share of samples whose true class is among the <paramref name="k"/> highest scores.</summary>
    /// <param name="scores"><c>[samples, classCount]</c>, row by row.</param>
    /// <param name="labels">The true classes, each in [0, <paramref name="classCount"/>); at least one.</param>
    /// <param name="classCount">At least 2.</param>
    /// <param name="k">From 1 to <paramref name="classCount"/>; 1 is accuracy. Of equal scores, the class with the lower index comes first, as in <see cref="OneHot.Decode"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 2, or <paramref name="k"/> out of range.</exception>
    public static double TopKAccuracy<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels, int classCount, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireRows(scores.Length, nameof(scores), labels, classCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, classCount);
        int found = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<T> row = scores.Slice(i * classCount, classCount);
            T own = row[labels[i]];
            int ahead = 0;
            for (int other = 0; other < row.Length; other++)
            {
                ahead += row[other] > own || (row[other] == own && other < labels[i]) ? 1 : 0;
            }

            found += ahead < k ? 1 : 0;
        }

        return (double)found / labels.Length;
    }

    private static double Limited<T>(T probability)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double epsilon = typeof(T) == typeof(float) ? 1.1920928955078125e-07 : 2.220446049250313e-16;
        return Math.Clamp(double.CreateTruncating(probability), epsilon, 1 - epsilon);
    }

    private static void RequireRows(int length, string argument, ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (labels.IsEmpty || length != labels.Length * classCount)
        {
            throw new ArgumentException($"Expected {labels.Length} rows of {classCount} values, one row per label and at least one, got {length} values.", argument);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classCount)
            {
                throw new ArgumentException($"labels[{i}] is {labels[i]}; with {classCount} classes they are 0 to {classCount - 1}.", nameof(labels));
            }
        }
    }
}
