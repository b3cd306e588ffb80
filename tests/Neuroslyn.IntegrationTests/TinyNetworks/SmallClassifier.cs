namespace Neuroslyn.IntegrationTests.TinyNetworks;

/// <summary>As <see cref="TinyClassifier"/> with one input more than fit one method.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
public sealed partial class SmallClassifier
{
    /// <summary>Probabilities.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
}
