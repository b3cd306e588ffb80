using System.Numerics;

namespace Neuroslyn;

/// <summary>Folds batch normalisation into the weights it follows, once a network is trained.</summary>
public static class BatchNormalizationFolding
{
    /// <summary>
    /// Multiplies the running statistics, gamma and beta of every batch normalisation into the linear part directly before it, and leaves a normalisation that changes nothing.
    /// Predictions stay the same but for rounding; training would go on from other parameters, so fold a network when it is done.
    /// </summary>
    /// <param name="network">The network. Its parameters are changed.</param>
    /// <returns>Batch normalisations that were folded. One that follows an activation, a dropout or the input has no weights to be folded into and stays as it is.</returns>
    /// <remarks>
    /// With s = gamma / sqrt(variance + epsilon), s (x W + b - mean) + beta = x (W s) + (s (b - mean) + beta): the columns of W are multiplied by s. The new bias goes into the
    /// layer's bias or, where it has none, into beta. What is left is gamma = sqrt(1 + epsilon), mean = 0 and variance = 1, a factor of 1 but for rounding. In a saved file the
    /// layer's weight and bias are those of a network without the normalisation.
    /// </remarks>
    public static int FoldBatchNormalization<T>(this INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int folded = 0;
        foreach (BatchNormalizationDescription normalization in network.Layout.BatchNormalizations)
        {
            if (normalization.LinearWeight is { } weight)
            {
                Fold(network.Parameters, normalization, weight);
                folded++;
            }
        }

        return folded;
    }

    private static void Fold<T>(ParameterBuffer<T> parameters, BatchNormalizationDescription normalization, ParameterTensor weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WeightMatrix<T> weights = parameters.Matrix(weight);
        Span<T> bias = normalization.LinearBias is { } tensor ? parameters.Vector(tensor) : [];
        Span<T> scales = parameters.Vector(normalization.Scale);
        Span<T> shifts = parameters.Vector(normalization.Shift);
        Span<T> means = parameters.Vector(normalization.RunningMean);
        Span<T> variances = parameters.Vector(normalization.RunningVariance);
        for (int unit = 0; unit < scales.Length; unit++)
        {
            double scale = double.CreateTruncating(scales[unit]) / Math.Sqrt(double.CreateTruncating(variances[unit]) + normalization.Epsilon);
            for (int input = 0; input < weights.InputCount; input++)
            {
                weights[input, unit] = T.CreateTruncating(scale * double.CreateTruncating(weights[input, unit]));
            }

            double before = bias.IsEmpty ? 0 : double.CreateTruncating(bias[unit]);
            T after = T.CreateTruncating((scale * (before - double.CreateTruncating(means[unit]))) + double.CreateTruncating(shifts[unit]));
            if (bias.IsEmpty)
            {
                shifts[unit] = after;
            }
            else
            {
                bias[unit] = after;
                shifts[unit] = T.Zero;
            }
        }

        scales.Fill(T.CreateTruncating(Math.Sqrt(1 + normalization.Epsilon)));
        means.Clear();
        variances.Fill(T.One);
    }
}
