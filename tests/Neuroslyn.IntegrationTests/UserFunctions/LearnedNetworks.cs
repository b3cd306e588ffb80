namespace Neuroslyn.IntegrationTests.UserFunctions;

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
