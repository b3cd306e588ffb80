using Neuroslyn;
using Spectre.Console;

namespace Digits;

/// <summary>One line per epoch, for output that goes to a file or another program.</summary>
internal sealed class PlainProgress(IAnsiConsole console) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.EpochCompleted)
        {
            console.WriteLine($"{ProgressText.Epoch(value)}  {ProgressText.TimeLeft(value)}");
        }
    }
}
