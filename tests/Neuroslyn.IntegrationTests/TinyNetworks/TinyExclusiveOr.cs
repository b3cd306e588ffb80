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
