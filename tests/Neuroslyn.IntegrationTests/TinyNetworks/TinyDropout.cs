namespace Neuroslyn.IntegrationTests.TinyNetworks;

/// <summary>Has few parameters, but a dropout.</summary>
[Network(Input = 4, Loss = Loss.CrossEntropy)]
public sealed partial class TinyDropout
{
    /// <summary>Drops inputs.</summary>
    [Dropout(0.2)] public partial DropoutLayer Drop { get; }

    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}
