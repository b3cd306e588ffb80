namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>Five sigmoid layers whose weights are drawn with a standard deviation of 1.</summary>
#pragma warning disable NSL1005 // Weights too large: that is the point.
[Network(Input = 100, Loss = Loss.MeanSquaredError)]
internal sealed partial class SigmoidStack
{
    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)]
    internal partial DenseLayer First { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)]
    internal partial DenseLayer Second { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)]
    internal partial DenseLayer Third { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)]
    internal partial DenseLayer Fourth { get; }

    [Dense(50, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)]
    internal partial DenseLayer Fifth { get; }

    [Dense(1)]
    internal partial DenseLayer Output { get; }
}
