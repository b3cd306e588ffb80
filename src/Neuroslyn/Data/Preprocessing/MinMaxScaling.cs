using System.Numerics;

namespace Neuroslyn;

/// <summary>x' = lower + (upper - lower) * (x - minimum) / (maximum - minimum), feature by feature: the training data fill [lower, upper] exactly.</summary>
/// <remarks>New data may lie outside. A feature that never varies becomes lower. One extreme value squeezes all others; <see cref="Standardization"/> suffers less.</remarks>
public sealed class MinMaxScaling : FeatureTransform
{
    internal const string FileKind = "min_max";
    internal const string MinimumName = "minimum";
    internal const string MaximumName = "maximum";
    internal const string RangeName = "range";

    private readonly double[] _minimum;
    private readonly double[] _maximum;

    internal MinMaxScaling(double[] minimum, double[] maximum, double lower, double upper)
        : base(minimum.Length)
    {
        _minimum = minimum;
        _maximum = maximum;
        Lower = lower;
        Upper = upper;
    }

    /// <summary>What the smallest value of each feature becomes.</summary>
    public double Lower { get; }

    /// <summary>What the largest value of each feature becomes.</summary>
    public double Upper { get; }

    /// <summary>The smallest value of each feature.</summary>
    public ReadOnlySpan<double> Minimum => _minimum;

    /// <summary>The largest value of each feature.</summary>
    public ReadOnlySpan<double> Maximum => _maximum;

    internal override string Kind => FileKind;

    internal override IEnumerable<(string Name, ReadOnlyMemory<double> Values)> Statistics =>
        [(MinimumName, _minimum), (MaximumName, _maximum), (RangeName, new[] { Lower, Upper })];

    /// <summary>Measures minimum and maximum of each input.</summary>
    /// <param name="training">The training part of the data.</param>
    /// <param name="lower">What the smallest value becomes; finite.</param>
    /// <param name="upper">What the largest value becomes; finite, greater than <paramref name="lower"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lower"/> is not less than <paramref name="upper"/>, or one is not finite.</exception>
    public static MinMaxScaling Fit<T>(Dataset<T> training, double lower = 0, double upper = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(training);
        return Fit(training.Inputs, lower, upper);
    }

    /// <summary>Measures minimum and maximum of each column, of targets for instance.</summary>
    /// <param name="rows">Rows of the training part of the data.</param>
    /// <param name="lower">What the smallest value becomes; finite.</param>
    /// <param name="upper">What the largest value becomes; finite, greater than <paramref name="lower"/>.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lower"/> is not less than <paramref name="upper"/>, or one is not finite.</exception>
    public static MinMaxScaling Fit<T>(SampleRows<T> rows, double lower = 0, double upper = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(lower < upper && double.IsFinite(upper - lower)))
        {
            throw new ArgumentOutOfRangeException(nameof(upper), upper, $"The range reaches from a finite lower to a greater upper value, not from {lower} to {upper}. Usual are 0 and 1, or -1 and 1.");
        }

        if (rows.Count == 0)
        {
            throw new ArgumentException("Statistics need at least one row.", nameof(rows));
        }

        var minimum = new double[rows.Size];
        var maximum = new double[rows.Size];
        Array.Fill(minimum, double.PositiveInfinity);
        Array.Fill(maximum, double.NegativeInfinity);
        for (int sample = 0; sample < rows.Count; sample++)
        {
            ReadOnlySpan<T> row = rows[sample];
            for (int i = 0; i < minimum.Length; i++)
            {
                double value = double.CreateTruncating(row[i]);
                minimum[i] = Math.Min(minimum[i], value);
                maximum[i] = Math.Max(maximum[i], value);
            }
        }

        return new MinMaxScaling(minimum, maximum, lower, upper);
    }

    private protected override void TransformSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            result[i] = T.CreateTruncating(Lower + ((Upper - Lower) * (double.CreateTruncating(sample[i]) - _minimum[i]) / Range(i)));
        }
    }

    private protected override void InvertSample<T>(ReadOnlySpan<T> sample, Span<T> result)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            result[i] = T.CreateTruncating(_minimum[i] + ((double.CreateTruncating(sample[i]) - Lower) / (Upper - Lower) * Range(i)));
        }
    }

    private double Range(int feature) => _maximum[feature] > _minimum[feature] ? _maximum[feature] - _minimum[feature] : 1;
}
