namespace Neuroslyn;

/// <summary>Settings of augmentations: checked when they are set, drawn when they are used.</summary>
internal static class Amount
{
    /// <summary>Refuses a setting outside [<paramref name="minimum"/>, <paramref name="maximum"/>], and NaN.</summary>
    /// <param name="value">The setting.</param>
    /// <param name="minimum">Smallest that is accepted.</param>
    /// <param name="maximum">Largest that is accepted.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="expected">What it has to be, as the rest of a sentence.</param>
    public static double Within(double value, double minimum, double maximum, string name, string expected) => value >= minimum && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {expected}.");

    /// <summary>Uniformly distributed in [-<paramref name="maximum"/>, <paramref name="maximum"/>).</summary>
    public static double Symmetric(ref RandomSource random, double maximum) => maximum * ((2 * random.NextDouble()) - 1);

    /// <summary>Uniformly distributed in [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    public static double Between(ref RandomSource random, double minimum, double maximum) =>
        Math.Min(maximum, minimum + ((maximum - minimum) * random.NextDouble()));
}
