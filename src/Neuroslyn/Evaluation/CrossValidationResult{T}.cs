using System.Globalization;
using System.Numerics;

namespace Neuroslyn;

/// <summary>What <see cref="CrossValidation"/> found.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CrossValidationResult<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal CrossValidationResult(IReadOnlyList<FoldResult<T>> folds)
    {
        Folds = folds;
        (MeanLoss, LossDeviation) = Statistics(folds.Select(fold => fold.Validation.Loss!.Value));
        if (folds.All(fold => fold.Validation.Accuracy is not null))
        {
            (MeanAccuracy, AccuracyDeviation) = Statistics(folds.Select(fold => fold.Validation.Accuracy!.Value));
        }
    }

    /// <summary>The folds in order.</summary>
    public IReadOnlyList<FoldResult<T>> Folds { get; }

    /// <summary>The mean of the folds' validation losses.</summary>
    public double MeanLoss { get; }

    /// <summary>The standard deviation of the folds' validation losses, with divisor folds - 1.</summary>
    public double LossDeviation { get; }

    /// <summary>The mean of the folds' validation accuracies; null if the task is no classification.</summary>
    public double? MeanAccuracy { get; }

    /// <summary>The standard deviation of the folds' validation accuracies, with divisor folds - 1; null if the task is no classification.</summary>
    public double? AccuracyDeviation { get; }

    /// <summary>One line: <c>5 folds: loss 0.0912 +- 0.0213, accuracy 96.67% +- 2.36%</c>.</summary>
    public override string ToString()
    {
        string accuracy = MeanAccuracy is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", accuracy {MeanAccuracy:0.00%} +- {AccuracyDeviation:0.00%}");
        return string.Create(CultureInfo.InvariantCulture, $"{Folds.Count} folds: loss {MeanLoss:0.0000} +- {LossDeviation:0.0000}") + accuracy;
    }

    private static (double Mean, double Deviation) Statistics(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return (mean, Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)));
    }
}
