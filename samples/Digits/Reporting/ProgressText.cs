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
        $"epoch {Position(progress.Epoch, progress.EpochCount)}  batch {Position(progress.Batch, progress.BatchCount)}  {Figures(progress)}");

    /// <summary>The time left in minutes and seconds, and hours if there are any.</summary>
    public static string TimeLeft(TrainingProgress progress)
    {
        TimeSpan left = progress.Remaining;
        return left.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{left.Minutes}:{left.Seconds:00} left")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left");
    }

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
