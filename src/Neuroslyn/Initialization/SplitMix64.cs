namespace Neuroslyn;

/// <summary>The generator SplitMix64 (Steele, Lea, Flood 2014), whose outputs are functions of seed and place.</summary>
internal static class SplitMix64
{
    /// <summary>From one state to the next: 2^64 divided by the golden ratio.</summary>
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>The n-th output, counted from 1, of the generator that starts at a seed.</summary>
    public static ulong Output(ulong seed, ulong n) => Mix(seed + (n * Increment));

    /// <summary>The finalizer: a bijection of 64 bits whose every output bit depends on every input bit.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
