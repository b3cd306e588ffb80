using System.Numerics;

namespace Neuroslyn;

/// <summary>x' = (x - mean) / standard deviation, feature by feature: mean 0 and variance 1 on the training data.</summary>
/// <remarks>The variance is divided by the number of samples, as scikit-learn's <c>StandardScaler</c> does. A feature that never varies becomes 0.</remarks>
public sealed class Standardization : FeatureTransform
{
    internal const string FileKind = "standardization";
    internal const string MeanName = "mean";
    internal const string DeviationName = "standard_deviation";

    private readonly double[] _mean;
    private readonly double[] _deviation;

    internal Standardization(double[] mean, double[] deviation)
        : base(mean.Length) => (_mean, _deviation) = (mean, deviation);

    /// <summary>The mean of each feature.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The standard deviation of each feature; 1 for one that never varies, so that it is divided by nothing.</summary>
    public ReadOnlySpan<double> StandardDeviation => _deviation;

    internal override string Kind => FileKind;

    internal override IEnumerable<(string Name, ReadOnlyMemory<double> Values)> Statistics => [(MeanName, _mean), (DeviationName, _deviation)];

    /// <summary>Measures mean and standard deviation of each input.</summary>
    /// <param name="training">The training part of the data.</param>
    public static Standardization Fit<T>(Dataset<T> training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(training);
        return Fit(training.Inputs);
    }

    /// <summary>Measures mean and standard deviation of each column, of targets for instance.</summary>
    /// <param name="rows">Rows of the training part of the data.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Standardization Fit<T>(SampleRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] mean = FeatureStatistics.Means(rows);
        var squares = new double[mean.Length];
        for (int sample = 0; sample < rows.Count; sample++)
        {
            ReadOnlySpan<T> row = rows[sample];
            for (int i = 0; i < squares.Length; i++)
            {
                double deviation = double.CreateTruncating(row[i]) - mean[i];
                squares[i] += deviation * deviation;
            }
        }

        var deviations = new double[mean.Length];
        for (int i = 0; i < deviations.Length; i++)
        {
            // A feature whose deviation is nothing but the rounding of its mean does not vary.
            double deviation = Math.Sqrt(squares[i] / rows.Count);
            deviations[i] = deviation <= 1e-14 * Math.Abs(mean[i]) ? 1 : deviation;
        }

        return new Standardization(mean, deviations);
    }

    private protected override void TransformSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            result[i] = T.CreateTruncating((double.CreateTruncating(sample[i]) - _mean[i]) / _deviation[i]);
        }
    }

    private protected override void InvertSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            result[i] = T.CreateTruncating((double.CreateTruncating(sample[i]) * _deviation[i]) + _mean[i]);
        }
    }
}
