using System.Text.Json;

namespace Digits;

/// <summary>The figures of a run for other programs, as JSON.</summary>
internal sealed record Figures
{
    /// <summary>The share of test images read correctly, in [0, 1].</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>The same of the validation images, by which training stops; null if it was interrupted in its first epoch.</summary>
    public required double? ValidationAccuracy { get; init; }

    /// <summary>Finished epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>The epoch whose weights were kept; null if none was finished.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>Samples trained on per second, validation excluded; null if no epoch was finished.</summary>
    public required double? SamplesPerSecond { get; init; }

    /// <summary>Managed memory that a training step allocated, measured in this run; null if no epoch had enough steps.</summary>
    public required double? AllocatedBytesPerStep { get; init; }

    /// <summary>Trainable values of the network.</summary>
    public required int Parameters { get; init; }

    /// <summary>Writes the figures.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, FiguresContext.Default.Figures) + "\n");
}
