using System.Globalization;
using Neuroslyn;

namespace Digits;

/// <summary>Training progress in words, the same in every culture.</summary>
internal static class ProgressText
{
    /// <summary>A finished epoch.</summary>
    public static string Epoch(TrainingProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"epoch {Position(progress.Epoch, progress.EpochCount)}  {Figures(progress)}");

    /// <summary>A point within an epoch.</summary>
    public static string Batch(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Position(progress.Epoch, progress.EpochCount)}  batch {Position(progress.Batch, progress.BatchCount)}  {Figures(progress)}  {Duration(progress.Remaining)} left");

    /// <summary>Minutes and seconds, and hours if there are any.</summary>
    public static string Duration(TimeSpan time) =>
        time.ToString(time.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Figures(TrainingProgress progress)
    {
        string validation = progress.ValidationAccuracy is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $"  validation {100 * accuracy:0.00} %") : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:0.0000}{validation}  {progress.SamplesPerSecond:#,0} samples/s");
    }

    private static string Position(int current, int last)
    {
        string total = last.ToString(CultureInfo.InvariantCulture);
        return $"{current.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}";
    }
}
