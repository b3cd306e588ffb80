using System.Numerics;

namespace Neuroslyn;

/// <summary>
/// Seven days of weather, from which a perceptron learns in three epochs: clouds and wind, each in [0, 1], and whether it rained. Little of both is a sunny day,
/// much of both a rainy one.
/// </summary>
/// <remarks>A line separates the classes, but none through the origin: without a bias no perceptron learns them. The third and the last day are alike.</remarks>
public static class WeatherData
{
    /// <summary>Clouds and wind.</summary>
    public const int InputSize = 2;

    /// <summary>1 for rain, 0 for sun.</summary>
    public const int TargetSize = 1;

    private static readonly double[] Inputs = [0.8, 0.6, 0.6, 0.9, 0.1, 0.2, 0.3, 0.1, 0.6, 0.6, 0.4, 0.3, 0.1, 0.2];
    private static readonly double[] Targets = [1, 1, 0, 0, 1, 0, 0];

    /// <summary>The seven days in order.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static Dataset<T> Create<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dataset.FromMemory<T>(
            Array.ConvertAll(Inputs, T.CreateTruncating), InputSize, Array.ConvertAll(Targets, T.CreateTruncating), TargetSize);
}
