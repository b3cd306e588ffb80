using System.Globalization;
using System.Numerics;

namespace Neuroslyn;

/// <summary>How far predicted numbers are from true ones.</summary>
/// <remarks>
/// The relative measures compare with always predicting the mean of the true values, which has RAE = RSE = 1 and R2 = 0. If all true values are equal, that
/// prediction is perfect: then RAE and RSE are 0 for a perfect prediction and infinite otherwise, R2 1 and 0 (scikit-learn's convention for R2).
/// </remarks>
public sealed record RegressionMetrics
{
    private RegressionMetrics(double squareSum, double absoluteSum, double meanSquareSum, double meanAbsoluteSum, int count)
    {
        MeanSquaredError = squareSum / count;
        MeanAbsoluteError = absoluteSum / count;
        RelativeSquaredError = Quotient(squareSum, meanSquareSum);
        RelativeAbsoluteError = Quotient(absoluteSum, meanAbsoluteSum);
        R2 = double.IsPositiveInfinity(RelativeSquaredError) ? 0 : 1 - RelativeSquaredError;
    }

    /// <summary>MSE: the mean of (y - yhat)^2.</summary>
    public double MeanSquaredError { get; }

    /// <summary>RMSE: the root of <see cref="MeanSquaredError"/>, in the unit of the values.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>MAE: the mean of |y - yhat|, in the unit of the values.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>RAE: sum |y - yhat| / sum |y - mean(y)|.</summary>
    public double RelativeAbsoluteError { get; }

    /// <summary>RSE: sum (y - yhat)^2 / sum (y - mean(y))^2.</summary>
    public double RelativeSquaredError { get; }

    /// <summary>The coefficient of determination, 1 - RSE: 1 is perfect, 0 no better than the mean, negative worse.</summary>
    public double R2 { get; }

    /// <summary>Compares numbers. Summed in double precision.</summary>
    /// <param name="actual">The true values; at least one.</param>
    /// <param name="predicted">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0.</exception>
    public static RegressionMetrics Compute<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricArgument.RequirePairs(actual.Length, predicted.Length, nameof(predicted));
        double mean = 0;
        foreach (T value in actual)
        {
            mean += double.CreateTruncating(value) / actual.Length;
        }

        double squares = 0, absolutes = 0, meanSquares = 0, meanAbsolutes = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double value = double.CreateTruncating(actual[i]);
            double error = value - double.CreateTruncating(predicted[i]);
            squares += error * error;
            absolutes += Math.Abs(error);
            meanSquares += (value - mean) * (value - mean);
            meanAbsolutes += Math.Abs(value - mean);
        }

        return new RegressionMetrics(squares, absolutes, meanSquares, meanAbsolutes, actual.Length);
    }

    /// <summary>One line: <c>RMSE 1.1547, MAE 0.6667, R2 -1.0000</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"RMSE {RootMeanSquaredError:0.0000}, MAE {MeanAbsoluteError:0.0000}, R2 {R2:0.0000}");

    private static double Quotient(double error, double reference) => error == 0 ? 0 : error / reference;
}
