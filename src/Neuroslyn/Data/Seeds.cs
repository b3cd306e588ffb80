namespace Neuroslyn;

/// <summary>Independent seeds from one: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal static class Seeds
{
    /// <summary>Place of the orders that samples come in.</summary>
    public const ulong Shuffling = 1;

    /// <summary>Place of the dropout masks.</summary>
    public const ulong Dropout = 2;

    /// <summary>Place of augmentations.</summary>
    public const ulong Augmentation = 3;

    /// <summary>The seed that belongs to a place in training, such as an epoch, a step or a sample.</summary>
    public static ulong Derive(ulong seed, ulong place) => Mix(Mix(seed) ^ Mix(place + 0x9E3779B97F4A7C15));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
