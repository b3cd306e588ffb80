namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Activations with learned parameters: one for the layer, one per unit, two at once, one beside a constant.</summary>
internal static class LearnedActivations
{
    /// <summary>Swish with a learned beta for the layer.</summary>
    [Activation]
    public static double Swish(double x, [Learned(1.5)] double beta) => x / (1 + Math.Exp(-beta * x));

    /// <summary>Snake with a learned frequency per unit: infinite where that is 0, as it is in the padding of the parameters.</summary>
    [Activation]
    public static double Snake(double x, [Learned(0.8, PerUnit = true)] double frequency)
    {
        double sine = Math.Sin(frequency * x);
        return x + (sine * sine / frequency);
    }

    /// <summary>A bent line with two learned slopes and a constant offset; the names are ones that emitted code uses itself.</summary>
    [Activation]
    public static double Bent(double x, [Learned(0.2)] double column, double bend, [Learned(1.1, PerUnit = true)] double stride) =>
        x > bend ? (stride * (x - bend)) + (column * bend) : column * x;
}

[Network(Input = 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LearnedNetwork
{
    [Dense(19, typeof(LearnedActivations), nameof(LearnedActivations.Swish))] public partial DenseLayer<double> First { get; }

    [Dense(7, typeof(LearnedActivations), nameof(LearnedActivations.Snake)), Dropout(0.2)] public partial DenseLayer<double> Second { get; }

    [Dense(3, typeof(LearnedActivations), nameof(LearnedActivations.Bent), 0.125)] public partial DenseLayer<double> Output { get; }
}

/// <summary>Learned activations with several readers: the last to add to a gradient is a product, a merge, or a product that comes behind a dropout.</summary>
[Network(Input = 5, Loss = Loss.Huber, Precision = Precision.Double)]
internal sealed partial class LearnedBranches
{
    [Dense(19, typeof(LearnedActivations), nameof(LearnedActivations.Bent), -0.25)] public partial DenseLayer<double> First { get; }

    [Dense(19, typeof(LearnedActivations), nameof(LearnedActivations.Swish)), Dropout(0.3)] public partial DenseLayer<double> Second { get; }

    [Dense(19, typeof(LearnedActivations), nameof(LearnedActivations.Snake), From = nameof(Second))] public partial DenseLayer<double> Third { get; }

    [Add(nameof(First), nameof(Second), nameof(Third))] public partial MergeLayer Sum { get; }

    [Dense(9, Activation.PRelu, SlopePerUnit = true)] public partial DenseLayer<double> Fourth { get; }

    [Concat(nameof(Fourth), nameof(Third))] public partial MergeLayer Joined { get; }

    [Dense(3)] public partial DenseLayer<double> Output { get; }
}

/// <summary>The float network of the same kind, in which one sample may be predicted alone.</summary>
[Network(Input = 4, Loss = Loss.MeanSquaredError)]
internal sealed partial class LearnedSingleNetwork
{
    [Dense(21, typeof(LearnedActivations), nameof(LearnedActivations.Snake))] public partial DenseLayer Hidden { get; }

    [Dense(2, typeof(LearnedActivations), nameof(LearnedActivations.Swish))] public partial DenseLayer Output { get; }
}
