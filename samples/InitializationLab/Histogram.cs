namespace InitializationLab;

/// <summary>How often values fall into equal parts of a range; what lies outside counts to the ends.</summary>
internal static class Histogram
{
    public const int Bins = 40;

    private const string Heights = " ▁▂▃▄▅▆▇█";

    public static int[] Count(float[] values, double minimum, double maximum)
    {
        int[] counts = new int[Bins];
        foreach (float value in values)
        {
            counts[Math.Clamp((int)((value - minimum) / (maximum - minimum) * Bins), 0, Bins - 1)]++;
        }

        return counts;
    }

    /// <summary>One line of blocks; their height goes with the root of the count, so that small ones are seen.</summary>
    public static string Text(float[] values, double minimum, double maximum)
    {
        int[] counts = Count(values, minimum, maximum);
        double highest = Math.Sqrt(counts.Max());
        return string.Concat(counts.Select(count => Heights[(int)Math.Ceiling(Math.Sqrt(count) / highest * (Heights.Length - 1))]));
    }
}
