using Neuroslyn;
using Spectre.Console;

namespace Digits;

/// <summary>One line per epoch, and below them a bar and the figures of the moment. Drawn on the training thread, ten times a second.</summary>
internal sealed class LiveProgress(IAnsiConsole console, LiveDisplayContext display) : IProgress<TrainingProgress>
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private TimeSpan _lastDrawn = -Interval;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.EpochCompleted)
        {
            console.WriteLine(ProgressText.Epoch(value));
        }

        if (value.Elapsed - _lastDrawn >= Interval)
        {
            display.UpdateTarget(new Rows(Bar(value), new Text(ProgressText.Batch(value))));
            _lastDrawn = value.Elapsed;
        }
    }

    private static Markup Bar(TrainingProgress progress)
    {
        double done = (progress.Epoch - 1 + ((double)progress.Batch / progress.BatchCount)) / progress.EpochCount;
        int filled = (int)Math.Round(done * BarWidth);
        return new Markup($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]  {ProgressText.TimeLeft(progress)}");
    }
}
