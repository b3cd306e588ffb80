namespace InitializationLab;

/// <summary>Figures of many activations.</summary>
internal static class Statistics
{
    public static double Mean(float[] values) => values.Average(value => (double)value);

    public static double Deviation(float[] values)
    {
        double mean = Mean(values);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    public static double Share(float[] values, Func<float, bool> condition) => values.Count(condition) / (double)values.Length;
}
