namespace Neuroslyn;

/// <summary>How mixed a group of samples is, by the shares of its classes or by the spread of its values. Nothing allocates.</summary>
public static class Impurity
{
    /// <summary>-sum f log2 f in bits, with 0 log 0 = 0: 0 for one class, log2 k for k equal shares (Shannon 1948).</summary>
    /// <param name="shares">Not negative, adding up to 1.</param>
    /// <exception cref="ArgumentException">A share is negative or NaN, or they do not add up to 1.</exception>
    public static double Entropy(params ReadOnlySpan<double> shares)
    {
        RequireShares(shares);
        double sum = 0;
        foreach (double share in shares)
        {
            sum -= share == 0 ? 0 : share * Math.Log2(share);
        }

        return sum;
    }

    /// <summary>1 - sum f^2: the probability that two samples drawn at random are of different classes.</summary>
    /// <param name="shares">Not negative, adding up to 1.</param>
    /// <exception cref="ArgumentException">A share is negative or NaN, or they do not add up to 1.</exception>
    public static double Gini(params ReadOnlySpan<double> shares)
    {
        RequireShares(shares);
        double sum = 0;
        foreach (double share in shares)
        {
            sum += share * share;
        }

        return 1 - sum;
    }

    /// <summary>Var(all) - n1/n Var(first) - n2/n Var(second): by how much a division into two groups makes values more alike; variances divided by n.</summary>
    /// <param name="first">The values of one group.</param>
    /// <param name="second">The values of the other; the groups are not both empty.</param>
    /// <exception cref="ArgumentException">Both groups are empty.</exception>
    public static double VarianceReduction(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        int count = first.Length + second.Length;
        if (count == 0)
        {
            throw new ArgumentException("There is at least one value; both groups are empty.", nameof(first));
        }

        // The variance within the groups is missing from both sides; what remains is that of their means.
        double difference = Mean(first) - Mean(second);
        return first.IsEmpty || second.IsEmpty ? 0 : (double)first.Length / count * second.Length / count * difference * difference;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return values.IsEmpty ? 0 : sum / values.Length;
    }

    private static void RequireShares(ReadOnlySpan<double> shares)
    {
        double sum = 0;
        foreach (double share in shares)
        {
            sum += share >= 0 ? share : throw new ArgumentException($"A share is not negative, got {share}.", nameof(shares));
        }

        if (!(Math.Abs(sum - 1) < 1e-9))
        {
            throw new ArgumentException($"The shares of all classes add up to 1, but these to {sum}.", nameof(shares));
        }
    }
}
