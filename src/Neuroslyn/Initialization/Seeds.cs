namespace Neuroslyn;

/// <summary>Independent seeds from one, by <see cref="SplitMix64"/>.</summary>
internal static class Seeds
{
    /// <summary>Place of the orders that samples come in.</summary>
    public const ulong Shuffling = 1;

    /// <summary>Place of the dropout masks.</summary>
    public const ulong Dropout = 2;

    /// <summary>Place of augmentations.</summary>
    public const ulong Augmentation = 3;

    /// <summary>The seed that belongs to a place in training, such as an epoch, a step or a sample.</summary>
    public static ulong Derive(ulong seed, ulong place) => SplitMix64.Mix(SplitMix64.Mix(seed) ^ SplitMix64.Output(place, 1));
}
