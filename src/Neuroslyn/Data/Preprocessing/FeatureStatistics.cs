using System.Numerics;

namespace Neuroslyn;

/// <summary>What several transforms measure.</summary>
internal static class FeatureStatistics
{
    /// <summary>The mean of each column, summed in double precision.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static double[] Means<T>(SampleRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("Statistics need at least one row.", nameof(rows));
        }

        var means = new double[rows.Size];
        for (int sample = 0; sample < rows.Count; sample++)
        {
            ReadOnlySpan<T> row = rows[sample];
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += double.CreateTruncating(row[i]);
            }
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] /= rows.Count;
        }

        return means;
    }
}
