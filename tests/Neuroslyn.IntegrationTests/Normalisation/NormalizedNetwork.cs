namespace Neuroslyn.IntegrationTests.Normalisation;

/// <summary>Batch normalisation as decorator with and without bias, and as a layer behind an activation.</summary>
[Network(Input = 20, Loss = Loss.CrossEntropy)]
internal sealed partial class NormalizedNetwork
{
    [Dense(40, Activation.Relu, UseBias = false), BatchNormalization]
    internal partial DenseLayer First { get; }

    [Dense(24, Activation.Tanh), BatchNormalization(Momentum = 0.2), Dropout(0.1)]
    internal partial DenseLayer Second { get; }

    [BatchNormalization]
    internal partial BatchNormalizationLayer Own { get; }

    [Dense(3, Activation.Softmax)]
    internal partial DenseLayer Output { get; }
}
