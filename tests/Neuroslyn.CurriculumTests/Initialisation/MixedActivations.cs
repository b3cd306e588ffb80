namespace Neuroslyn.CurriculumTests.Initialisation;

/// <summary>100-100-100-1 with a rectified and a squashed layer.</summary>
[Network(Input = 100, Precision = Precision.Double)]
internal sealed partial class MixedActivations
{
    [Dense(100, Activation.Relu)]
    internal partial DenseLayer<double> Rectified { get; }

    [Dense(100, Activation.Tanh)]
    internal partial DenseLayer<double> Squashed { get; }

    [Dense(1)]
    internal partial DenseLayer<double> Output { get; }
}
