namespace Neuroslyn.IntegrationTests.TinyNetworks;

/// <summary>2-2-1: the smallest network that learns exclusive or.</summary>
[Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class TinyExclusiveOr
{
    /// <summary>Hidden units.</summary>
    [Dense(2, Activation.Tanh)] public partial DenseLayer Hidden { get; }

    /// <summary>The probability of a true answer.</summary>
    [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
}

/// <summary>Logistic regression of three classes.</summary>
[Network(Input = 4, Loss = Loss.CrossEntropy)]
public sealed partial class TinyClassifier
{
    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}

/// <summary>As <see cref="TinyClassifier"/> with one input more than fit one method.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
public sealed partial class SmallClassifier
{
    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}

/// <summary>Has few parameters, but a dropout.</summary>
[Network(Input = 4, Loss = Loss.CrossEntropy)]
public sealed partial class TinyDropout
{
    /// <summary>Drops inputs.</summary>
    [Dropout(0.2)] public partial DropoutLayer Drop { get; }

    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}
