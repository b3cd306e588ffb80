namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>The peers' random numbers: Knuth's 64-bit linear congruential generator (TAOCP 2, section 3.3.4), of which the upper 24 bits give a float in [0, 1).</summary>
/// <param name="seed">The first state.</param>
public sealed class Congruential(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number in [0, 1).</summary>
    public float Next()
    {
        _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
        return (_state >> 40) * (1.0f / 16777216.0f);
    }
}
