using System.Numerics;

namespace Neuroslyn;

/// <summary>The receiver operating characteristic of a score: what share of the positives and of the negatives is found as the threshold falls.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points)
    {
        Points = points;
        for (int i = 1; i < points.Count; i++)
        {
            double width = points[i].FalsePositiveRate - points[i - 1].FalsePositiveRate;
            AreaUnderCurve += width * (points[i].TruePositiveRate + points[i - 1].TruePositiveRate) / 2;
        }
    }

    /// <summary>One point per distinct score, from (0, 0) at an infinite threshold to (1, 1).</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// The area by trapezoids: the probability that a positive scores higher than a negative, equal scores counted half. 1 for a perfect ranking, 1/2 for none.
    /// </summary>
    public double AreaUnderCurve { get; }

    /// <summary>Goes through all thresholds.</summary>
    /// <param name="scores">The higher, the more likely positive; no NaN.</param>
    /// <param name="labels">As many; 1 for positive, 0 for negative, at least one of each.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, a score is NaN, a label is neither 0 nor 1, or a class does not occur: then a rate is undefined.</exception>
    public static RocCurve Compute<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricArgument.RequirePairs(labels.Length, scores.Length, nameof(scores));
        int positives = MetricArgument.CountPositives(labels, nameof(labels));
        int negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException($"A ROC curve needs positives and negatives; got {positives} and {negatives}.", nameof(labels));
        }

        int[] order = MetricArgument.DescendingOrder(scores, nameof(scores));
        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0) };
        int truePositives = 0;
        for (int i = 0; i < order.Length; i++)
        {
            truePositives += labels[order[i]];

            // Samples with equal scores pass a threshold together.
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
            {
                points.Add(new RocPoint(double.CreateTruncating(scores[order[i]]), (double)(i + 1 - truePositives) / negatives, (double)truePositives / positives));
            }
        }

        return new RocCurve(points);
    }
}
