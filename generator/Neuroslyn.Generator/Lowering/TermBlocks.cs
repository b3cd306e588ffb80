namespace Neuroslyn.Generator.Lowering;

/// <summary>How the terms of long sums are cut, so that the operands of a tile stay in the first-level cache.</summary>
/// <remarks>
/// A tile reads one line of each operand per term. All terms of a layer of a thousand inputs are more lines than the first-level cache holds, and come from the second
/// level, or beyond, for every tile. A block of terms of all tiles before the next one keeps them there; the sums wait in the result's own place, which changes no bit of them.
/// </remarks>
internal static class TermBlocks
{
    /// <summary>Terms of which a line of each operand is 24 KB. With 256-bit vectors 128, 192 and 288 differed by less than single runs did.</summary>
    private const int Longest = 192;

    /// <summary>Terms of a block, of equal blocks as far as they go; null where all terms are one.</summary>
    public static int? LengthFor(int terms)
    {
        int count = (terms + Longest - 1) / Longest;
        return count == 1 ? null : (terms + count - 1) / count;
    }
}
