namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>A line through the origin; at exactly 0 it does not fire.</summary>
[Network(Input = 2, Precision = Precision.Double)]
internal sealed partial class StrictPerceptronWithoutBias
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero, StepAtZero = StepAtZero.Zero, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}
