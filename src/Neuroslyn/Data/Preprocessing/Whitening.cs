using System.Numerics;

namespace Neuroslyn;

/// <summary>
/// x' = Cov(X)^(-1/2) (x - mean): features without correlation and of variance 1 on the training data, as close to the original as that allows ("ZCA", Bell and
/// Sejnowski 1997; Kessy et al. 2018).
/// </summary>
/// <remarks>
/// The covariance is divided by the number of samples. epsilon is added to its eigenvalues: directions in which the data hardly vary are not blown up to noise.
/// Fitting n features takes time in proportion to samples * n^2 + n^3, one sample n^2.
/// </remarks>
public sealed class Whitening : FeatureTransform
{
    internal const string FileKind = "whitening";
    internal const string MeanName = "mean";
    internal const string MatrixName = "matrix";
    internal const string InverseName = "inverse";

    private readonly double[] _mean;
    private readonly double[] _matrix;
    private readonly double[] _inverse;

    internal Whitening(double[] mean, double[] matrix, double[] inverse)
        : base(mean.Length) => (_mean, _matrix, _inverse) = (mean, matrix, inverse);

    /// <summary>The mean of each feature.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>(Cov(X) + epsilon I)^(-1/2), <c>[FeatureCount, FeatureCount]</c>, symmetric.</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    internal override string Kind => FileKind;

    internal override IEnumerable<(string Name, ReadOnlyMemory<double> Values)> Statistics => [(MeanName, _mean), (MatrixName, _matrix), (InverseName, _inverse)];

    /// <summary>Measures means and covariances of the inputs.</summary>
    /// <param name="training">The training part of the data.</param>
    /// <param name="epsilon">Added to every eigenvalue of the covariance; not negative. Only data that vary in every direction allow 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    /// <exception cref="ArgumentException"><paramref name="epsilon"/> is 0 although the data do not vary in some direction.</exception>
    public static Whitening Fit<T>(Dataset<T> training, double epsilon = 1e-5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(training);
        return Fit(training.Inputs, epsilon);
    }

    /// <summary>Measures means and covariances of columns.</summary>
    /// <param name="rows">Rows of the training part of the data.</param>
    /// <param name="epsilon">Added to every eigenvalue of the covariance; not negative. Only data that vary in every direction allow 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    /// <exception cref="ArgumentException">There are no rows, or <paramref name="epsilon"/> is 0 although the data do not vary in some direction.</exception>
    public static Whitening Fit<T>(SampleRows<T> rows, double epsilon = 1e-5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(epsilon >= 0 && double.IsFinite(epsilon)))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "epsilon is finite and not negative. The usual value is 1e-5.");
        }

        double[] mean = FeatureStatistics.Means(rows);
        int size = mean.Length;
        var eigen = SymmetricEigen.Decompose(Covariance(rows, mean), size);
        double largest = eigen.Values.Max();
        var roots = new double[size];
        for (int i = 0; i < size; i++)
        {
            // Rounding may make an eigenvalue of a singular covariance slightly negative.
            double variance = Math.Max(eigen.Values[i], 0) + epsilon;
            if (variance <= 1e-14 * largest || variance == 0)
            {
                throw new ArgumentException(
                    $"The {size} features vary in fewer than {size} directions: one repeats others, never changes, or there are fewer samples than features. Set epsilon, for example to 1e-5.",
                    nameof(epsilon));
            }

            roots[i] = Math.Sqrt(variance);
        }

        return new Whitening(mean, eigen.Compose(i => 1 / roots[i]), eigen.Compose(i => roots[i]));
    }

    private protected override void RequireSamples<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        base.RequireSamples(samples, results);
        if (samples.Overlaps(results))
        {
            throw new ArgumentException("Every whitened feature depends on all features, so the results need memory of their own.", nameof(results));
        }
    }

    private protected override void TransformSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            ReadOnlySpan<double> row = _matrix.AsSpan(i * FeatureCount, FeatureCount);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * (double.CreateTruncating(sample[j]) - _mean[j]);
            }

            result[i] = T.CreateTruncating(sum);
        }
    }

    private protected override void InvertSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            ReadOnlySpan<double> row = _inverse.AsSpan(i * FeatureCount, FeatureCount);
            double sum = _mean[i];
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * double.CreateTruncating(sample[j]);
            }

            result[i] = T.CreateTruncating(sum);
        }
    }

    /// <summary>The covariance matrix, divided by the number of samples, as a sum of outer products.</summary>
    private static double[] Covariance<T>(SampleRows<T> rows, double[] mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = mean.Length;
        var covariance = new double[size * size];
        var centred = new double[size];
        for (int sample = 0; sample < rows.Count; sample++)
        {
            ReadOnlySpan<T> row = rows[sample];
            for (int i = 0; i < size; i++)
            {
                centred[i] = double.CreateTruncating(row[i]) - mean[i];
            }

            for (int i = 0; i < size; i++)
            {
                // Pixels that are mostly background make many rows of zeros.
                if (centred[i] != 0)
                {
                    SymmetricEigen.AddMultiple(covariance.AsSpan(i * size, i + 1), centred.AsSpan(0, i + 1), centred[i]);
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                covariance[(i * size) + j] /= rows.Count;
                covariance[(j * size) + i] = covariance[(i * size) + j];
            }
        }

        return covariance;
    }
}
