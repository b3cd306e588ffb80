using System.Globalization;

namespace Neuroslyn;

/// <summary>Writes training progress as text: one line per epoch, and in between a line that is rewritten in place if the output is a terminal.</summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private int _lineLength;

    /// <summary>Writes to standard output; only full lines if it is redirected.</summary>
    public ConsoleProgress()
        : this(Console.Out, !Console.IsOutputRedirected)
    {
    }

    /// <summary>Writes elsewhere.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="isTerminal">Whether a carriage return goes back to the start of the line.</param>
    public ConsoleProgress(TextWriter writer, bool isTerminal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _isTerminal = isTerminal;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (!value.EpochCompleted && !_isTerminal)
        {
            return;
        }

        string line = Describe(value);
        _writer.Write(_isTerminal ? '\r' + line.PadRight(_lineLength) : line);
        _lineLength = line.Length;
        if (value.EpochCompleted)
        {
            _writer.WriteLine();
            _lineLength = 0;
        }
    }

    private static string Describe(TrainingProgress progress)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string line = string.Create(culture, $"epoch {progress.Epoch}/{progress.EpochCount}");
        line += progress.EpochCompleted ? string.Empty : string.Create(culture, $"  batch {progress.Batch}/{progress.BatchCount}");
        line += string.Create(culture, $"  loss {progress.Loss:0.0000}");
        line += progress.ValidationLoss is { } loss ? string.Create(culture, $"  validation loss {loss:0.0000}") : string.Empty;
        line += progress.ValidationAccuracy is { } accuracy ? string.Create(culture, $"  accuracy {accuracy:0.00%}") : string.Empty;
        return line + string.Create(
            culture, $"  {progress.SamplesPerSecond:0} samples/s  {Math.Truncate(progress.Remaining.TotalHours):00}:{progress.Remaining:mm\\:ss} left");
    }
}
