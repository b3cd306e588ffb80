namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>A key of <see cref="Recipe.ByName"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Whether training images are shifted, rotated and scaled.</summary>
    public required bool Augment { get; init; }

    /// <summary>A folder of MNIST format.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Passes over the training images at most; null: what the recipe says.</summary>
    public required int? Epochs { get; init; }

    /// <summary>Samples per step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Seed of the split, the weights, the order of samples, dropout and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads that share each step.</summary>
    public required int Threads { get; init; }

    /// <summary>Where the weights go.</summary>
    public required string WeightsFile { get; init; }

    /// <summary>Where the figures go; null: nowhere.</summary>
    public required string? JsonFile { get; init; }
}
