using System.Numerics;

namespace Neuroslyn;

/// <summary>Precision against recall of a score as the threshold falls; tells more than a <see cref="RocCurve"/> when positives are rare.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points)
    {
        Points = points;
        double recall = 0;
        foreach (PrecisionRecallPoint point in points)
        {
            AveragePrecision += (point.Recall - recall) * point.Precision;
            recall = point.Recall;
        }

        PrecisionRecallPoint previous = new(double.PositiveInfinity, 1, 0);
        foreach (PrecisionRecallPoint point in points)
        {
            AreaUnderCurve += (point.Recall - previous.Recall) * (point.Precision + previous.Precision) / 2;
            previous = point;
        }
    }

    /// <summary>One point per distinct score, from the highest down.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>sum (R_n - R_(n-1)) P_n: the area in steps, which promises nothing between thresholds (scikit-learn's <c>average_precision_score</c>).</summary>
    public double AveragePrecision { get; }

    /// <summary>The area by trapezoids, from precision 1 at recall 0. Straight lines between thresholds flatter; <see cref="AveragePrecision"/> does not draw them.</summary>
    public double AreaUnderCurve { get; }

    /// <summary>Goes through all thresholds.</summary>
    /// <param name="scores">The higher, the more likely positive; no NaN.</param>
    /// <param name="labels">As many; 1 for positive, at least one, and 0 for negative.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, a score is NaN, a label is neither 0 nor 1, or there are no positives: then recall is undefined.</exception>
    public static PrecisionRecallCurve Compute<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricArgument.RequirePairs(labels.Length, scores.Length, nameof(scores));
        int positives = MetricArgument.CountPositives(labels, nameof(labels));
        if (positives == 0)
        {
            throw new ArgumentException("A precision-recall curve needs positives; no label is 1.", nameof(labels));
        }

        int[] order = MetricArgument.DescendingOrder(scores, nameof(scores));
        var points = new List<PrecisionRecallPoint>();
        int truePositives = 0;
        for (int i = 0; i < order.Length; i++)
        {
            truePositives += labels[order[i]];
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
            {
                points.Add(new PrecisionRecallPoint(double.CreateTruncating(scores[order[i]]), (double)truePositives / (i + 1), (double)truePositives / positives));
            }
        }

        return new PrecisionRecallCurve(points);
    }
}
