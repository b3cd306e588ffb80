using System.Numerics;

namespace Neuroslyn;

/// <summary>Fills weight matrices from the distributions of <see cref="Initializer"/>.</summary>
/// <remarks>
/// fan_in is the number of inputs of the layer, fan_out the number of its units. Numbers are drawn input by input, unit by unit, in double
/// precision: the same stream gives a float and a double network the same weights up to rounding. Nothing allocates.
/// </remarks>
public static class WeightInitializer
{
    /// <summary>Sets every weight to <paramref name="value"/>; 0 is <see cref="Initializer.Zero"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="value">Any number.</param>
    public static void Constant<T>(WeightMatrix<T> weights, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => weights.Fill(value);

    /// <summary>Draws from N(0, standardDeviation^2).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="standardDeviation">Finite, not negative.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is negative, infinite or NaN.</exception>
    public static void Normal<T>(WeightMatrix<T> weights, double standardDeviation, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireScale(standardDeviation, nameof(standardDeviation));
        for (int input = 0; input < weights.InputCount; input++)
        {
            foreach (ref T weight in weights.FromInput(input))
            {
                weight = T.CreateTruncating(standardDeviation * random.NextGaussian());
            }
        }
    }

    /// <summary>Draws from the uniform distribution on [-limit, limit].</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="limit">Finite, not negative.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative, infinite or NaN.</exception>
    public static void Uniform<T>(WeightMatrix<T> weights, double limit, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireScale(limit, nameof(limit));
        for (int input = 0; input < weights.InputCount; input++)
        {
            foreach (ref T weight in weights.FromInput(input))
            {
                weight = T.CreateTruncating(limit * ((2.0 * random.NextDouble()) - 1.0));
            }
        }
    }

    /// <summary>Draws from N(0, 2 / (fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void XavierNormal<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, XavierDeviation(weights.InputCount, weights.UnitCount), ref random);

    /// <summary>Draws uniformly from [-l, l] with l = sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void XavierUniform<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Uniform(weights, LimitOf(XavierDeviation(weights.InputCount, weights.UnitCount)), ref random);

    /// <summary>Draws from N(0, 2 / fan_in) (He et al. 2015).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void HeNormal<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, HeDeviation(weights.InputCount), ref random);

    /// <summary>Draws uniformly from [-l, l] with l = sqrt(6 / fan_in) (He et al. 2015).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void HeUniform<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Uniform(weights, LimitOf(HeDeviation(weights.InputCount)), ref random);

    /// <summary>Draws from N(0, 1 / fan_in) (LeCun et al. 1998; Klambauer et al. 2017).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void LecunNormal<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, LecunDeviation(weights.InputCount), ref random);

    /// <summary>Draws uniformly from [-l, l] with l = sqrt(3 / fan_in) (LeCun et al. 1998).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void LecunUniform<T>(WeightMatrix<T> weights, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Uniform(weights, LimitOf(LecunDeviation(weights.InputCount)), ref random);

    internal static double XavierDeviation(int fanIn, int fanOut) => Math.Sqrt(2.0 / ((double)fanIn + fanOut));

    internal static double HeDeviation(int fanIn) => Math.Sqrt(2.0 / fanIn);

    internal static double LecunDeviation(int fanIn) => Math.Sqrt(1.0 / fanIn);

    /// <summary>U(-l, l) has the standard deviation l / sqrt 3.</summary>
    internal static double LimitOf(double standardDeviation) => Math.Sqrt(3.0) * standardDeviation;

    private static void RequireScale(double scale, string argument)
    {
        if (!(scale >= 0.0 && double.IsFinite(scale)))
        {
            throw new ArgumentOutOfRangeException(argument, scale, "The scale of an initial distribution is finite and not negative.");
        }
    }
}
