namespace Neuroslyn;

/// <summary>Which samples go into which part of a division.</summary>
internal static class SplitIndices
{
    /// <summary>Parts of a random order.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="shares">Share of each part.</param>
    /// <param name="arguments">What the caller calls each share.</param>
    /// <param name="seed">Same seed, same order.</param>
    public static int[][] Random(int count, ReadOnlySpan<double> shares, ReadOnlySpan<string> arguments, ulong seed)
    {
        RequireShares(shares, arguments);
        int[] order = [.. Enumerable.Range(0, count)];
        new RandomSource(seed).Shuffle<int>(order);
        int[][] parts = Cut(order, shares);
        return RequireFilled(parts, count, shares, arguments);
    }

    /// <summary>Parts of a random order of each class, put together.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="shares">Share of each part.</param>
    /// <param name="arguments">What the caller calls each share.</param>
    /// <param name="seed">Same seed, same orders.</param>
    public static int[][] Stratified(ReadOnlySpan<int> labels, int classCount, ReadOnlySpan<double> shares, ReadOnlySpan<string> arguments, ulong seed)
    {
        RequireShares(shares, arguments);
        var parts = new List<int>[shares.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = [];
        }

        foreach (int[] members in Classes(labels, classCount, seed))
        {
            int[][] cut = Cut(members, shares);
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i].AddRange(cut[i]);
            }
        }

        // Class by class would be the worst order to train in.
        return RequireFilled(Array.ConvertAll(parts, part => Shuffled([.. part], Seeds.Derive(seed, (ulong)classCount))), labels.Length, shares, arguments);
    }

    /// <summary>Groups of equal size, give or take one; of equal composition if there are labels.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="labels">The class of each sample, or nothing.</param>
    /// <param name="folds">Number of groups.</param>
    /// <param name="argument">What the caller calls the number of groups.</param>
    /// <param name="seed">Same seed, same groups.</param>
    public static int[][] Folds(int count, ReadOnlySpan<int> labels, int folds, string argument, ulong seed)
    {
        if (folds < 2 || folds > count)
        {
            throw new ArgumentOutOfRangeException(argument, folds, $"The number of folds lies between 2 and the number of samples, {count}: every fold is validated on at least one. Usual values are 5 and 10.");
        }

        int[] order = labels.IsEmpty
            ? Shuffled([.. Enumerable.Range(0, count)], seed)
            : [.. Classes(labels, Max(labels) + 1, seed).SelectMany(members => members)];
        var groups = new int[folds][];
        for (int fold = 0; fold < folds; fold++)
        {
            // Dealt out like cards, so that neighbours in the order, members of one class, go to different folds.
            groups[fold] = [.. order.Where((_, place) => place % folds == fold).Order()];
        }

        return groups;
    }

    private static int[][] Classes(ReadOnlySpan<int> labels, int classCount, ulong seed)
    {
        var members = new List<int>[classCount];
        for (int i = 0; i < classCount; i++)
        {
            members[i] = [];
        }

        for (int sample = 0; sample < labels.Length; sample++)
        {
            members[labels[sample]].Add(sample);
        }

        return [.. members.Select((samples, index) => Shuffled([.. samples], Seeds.Derive(seed, (ulong)index)))];
    }

    private static int Max(ReadOnlySpan<int> labels)
    {
        int max = 0;
        foreach (int label in labels)
        {
            max = Math.Max(max, label);
        }

        return max;
    }

    private static int[] Shuffled(int[] values, ulong seed)
    {
        new RandomSource(seed).Shuffle<int>(values);
        return values;
    }

    /// <summary>Cuts after round(cumulative share * count), halves rounded up.</summary>
    private static int[][] Cut(int[] order, ReadOnlySpan<double> shares)
    {
        var parts = new int[shares.Length][];
        int start = 0;
        double cumulative = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            cumulative += shares[i];
            int end = i == parts.Length - 1 ? order.Length : (int)Math.Round(cumulative * order.Length, MidpointRounding.AwayFromZero);
            parts[i] = order[start..end];
            start = end;
        }

        return parts;
    }

    private static void RequireShares(ReadOnlySpan<double> shares, ReadOnlySpan<string> arguments)
    {
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            sum += shares[i] > 0
                ? shares[i]
                : throw new ArgumentException($"Every share of a split is positive, got {string.Join(", ", shares.ToArray())}.", arguments[i]);
        }

        if (!(Math.Abs(sum - 1) < 1e-9))
        {
            throw new ArgumentException($"The shares of a split add up to 1, but {string.Join(" + ", shares.ToArray())} = {sum}.", arguments[^1]);
        }
    }

    private static int[][] RequireFilled(int[][] parts, int count, ReadOnlySpan<double> shares, ReadOnlySpan<string> arguments)
    {
        int empty = Array.FindIndex(parts, part => part.Length == 0);
        return empty < 0
            ? parts
            : throw new ArgumentException($"{count} samples are too few for a share of {shares[empty]}: the set would be empty.", arguments[empty]);
    }
}
