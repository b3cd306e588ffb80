using System.Numerics;

namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Losses of all units of a sample at once.</summary>
internal static class VectorLosses
{
    /// <summary>1 minus the cosine of the angle between prediction and target.</summary>
    [Loss]
    public static double Cosine(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target)
    {
        double product = 0, p = 0, t = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            product += prediction[i] * target[i];
            p += prediction[i] * prediction[i];
            t += target[i] * target[i];
        }

        return 1 - (product / Math.Sqrt(p * t));
    }

    /// <summary>Eigen, Puhrsch, Fergus 2014, with a constant.</summary>
    [Loss]
    public static double ScaleInvariant(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double lambda = 0.5)
    {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < target.Length; i++)
        {
            double difference = prediction[i] - target[i];
            sum += difference;
            squares += difference * difference;
        }

        double mean = Mean(sum, prediction.Length);
        return Mean(squares, prediction.Length) - (lambda * mean * mean);

        static double Mean(double total, int count) => total / count;
    }

    /// <summary>Cross entropy of a softmax written out, over predictions that are logits.</summary>
    [Loss]
    public static double LogitCrossEntropy(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target)
    {
        double largest = prediction[0];
        foreach (double logit in prediction)
        {
            largest = Math.Max(largest, logit);
        }

        double powers = 0;
        double loss = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            powers += Math.Exp(prediction[i] - largest);
            loss -= target[i] * (prediction[i] - largest);
        }

        return loss + (Total(target) * Math.Log(powers));
    }

    /// <summary>The same from the stable helper, which needs no maximum by hand.</summary>
    [Loss]
    public static double LogSumExp(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target)
    {
        double agreement = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            agreement += target[i] * prediction[i];
        }

        return (Total(target) * NetworkMath.LogSumExp(prediction)) - agreement;
    }

    /// <summary>As <see cref="LogSumExp(ReadOnlySpan{double}, ReadOnlySpan{double})"/>, for a single-precision network.</summary>
    [Loss]
    public static T LogSumExp<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target)
        where T : IFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        T lse = NetworkMath.LogSumExp(prediction);
        for (int i = 0; i < prediction.Length; i++)
        {
            loss += target[i] * (lse - prediction[i]);
        }

        return loss;
    }

    /// <summary>The squared error of products, which couples the units otherwise than a sum does.</summary>
    [Loss]
    public static double Volume(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target)
    {
        double p = 1;
        double t = 1;
        foreach (double side in prediction)
        {
            p *= side;
        }

        foreach (double side in target)
        {
            t *= side;
        }

        return (p - t) * (p - t);
    }

    /// <summary>Pairs in the wrong order cost a margin (Burges et al. 2005, with a hinge).</summary>
    [Loss]
    public static double Ranking(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target)
    {
        double loss = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            for (int j = i + 1; j < prediction.Length; j++)
            {
                double order = target[i] > target[j] ? 1 : -1;
                loss += Math.Max(0, 0.5 - (order * (prediction[i] - prediction[j])));
            }
        }

        return loss / prediction.Length;
    }

    /// <summary>What reductions consist of: one that uses another, extrema, positions, conditions, a start behind the first unit and a constant.</summary>
    [Loss]
    public static double Reductions(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target, double weight)
    {
        double mean = 0;
        double largest = float.MinValue;
        double smallest = prediction[0];
        for (int i = 0; i < prediction.Length; i++)
        {
            mean += prediction[i] / prediction.Length;
            if (prediction[i] - target[i] > largest)
            {
                largest = prediction[i] - target[i];
            }
        }

        for (int i = 1; i < prediction.Length; i++)
        {
            smallest = Math.Min(smallest, prediction[i]);
        }

        double variance = 0;
        double positions = 1;
        foreach (double y in prediction)
        {
            double difference = y - mean;
            variance += difference * difference / (1 + Math.Abs(largest));
        }

        for (int i = 2; i < prediction.Length; i++)
        {
            positions += i * target[i] * Math.Tanh(prediction[i] - smallest);
            if (prediction[i] > mean)
            {
                positions -= prediction[i];
            }
        }

        return (weight * Math.Sqrt(1 + variance)) + (largest * largest) + (positions / prediction.Length);
    }

    private static double Total(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.Cosine), Precision = Precision.Double)]
internal sealed partial class CosineNetwork
{
    [Dense(9, Activation.Tanh)] public partial DenseLayer<double> Hidden { get; }

    [Dense(5)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.ScaleInvariant), LossArguments = new[] { 0.75 }, Precision = Precision.Double)]
internal sealed partial class ScaleInvariantNetwork
{
    [Dense(33, Activation.Tanh)] public partial DenseLayer<double> Hidden { get; }

    [Dense(17, Activation.Softplus)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.LogitCrossEntropy), Precision = Precision.Double)]
internal sealed partial class LogitNetwork
{
    [Dense(6)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.LogSumExp), Precision = Precision.Double)]
internal sealed partial class LogSumExpNetwork
{
    [Dense(6)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.LogSumExp))]
internal sealed partial class LogSumExpSingleNetwork
{
    [Dense(6)] public partial DenseLayer Output { get; }
}

/// <summary>More units than are written out one by one.</summary>
[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.LogSumExp), Precision = Precision.Double)]
internal sealed partial class ManyLogitsNetwork
{
    [Dense(300)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.Reductions), LossArguments = new[] { 0.75 }, Precision = Precision.Double)]
internal sealed partial class ReductionsNetwork
{
    [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Output { get; }
}

/// <summary>The output is not that of a dense layer, and a dropout stands behind it.</summary>
[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.Reductions), LossArguments = new[] { -1.5 }, Precision = Precision.Double)]
internal sealed partial class MergedReductionsNetwork
{
    [Dense(70, Activation.Tanh)] public partial DenseLayer<double> First { get; }

    [Dense(70, From = Layer.Input)] public partial DenseLayer<double> Second { get; }

    [Add(nameof(First), nameof(Second), Activation = Activation.Softplus), Dropout(0.3)] public partial MergeLayer Sum { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.Volume), Precision = Precision.Double)]
internal sealed partial class VolumeNetwork
{
    [Dense(3, Activation.PRelu)] public partial DenseLayer<double> Output { get; }
}

[Network(Input = 4, LossFunctions = typeof(VectorLosses), LossFunction = nameof(VectorLosses.Ranking), Precision = Precision.Double)]
internal sealed partial class RankingNetwork
{
    [Dense(7, Activation.Softmax)] public partial DenseLayer<double> Output { get; }
}
