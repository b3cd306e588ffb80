namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>The same, with batch normalisation before each sigmoid.</summary>
[Network(Input = 100, Loss = Loss.MeanSquaredError)]
internal sealed partial class NormalizedSigmoidStack
{
    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization]
    internal partial DenseLayer First { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization]
    internal partial DenseLayer Second { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization]
    internal partial DenseLayer Third { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization]
    internal partial DenseLayer Fourth { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1, UseBias = false), BatchNormalization]
    internal partial DenseLayer Fifth { get; }

    [Dense(1)]
    internal partial DenseLayer Output { get; }
}
