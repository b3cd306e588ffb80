namespace Neuroslyn.IntegrationTests.TinyNetworks;

/// <summary>Logistic regression of three classes.</summary>
[Network(Input = 4, Loss = Loss.CrossEntropy)]
public sealed partial class TinyClassifier
{
    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}
