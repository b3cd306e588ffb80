namespace Neuroslyn;

/// <summary>Random orders of samples.</summary>
internal static class Permutation
{
    /// <summary>Fills <paramref name="order"/> with 0, 1, 2, ... in random order (Fisher and Yates; Durstenfeld 1964). Same seed, same order. Allocates nothing.</summary>
    public static void Shuffle(Span<int> order, ulong seed)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        ulong state = seed;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)Math.BigMul(Seeds.Next(ref state), (ulong)i + 1, out _);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
