namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>One unit that starts at zero; at exactly 0 it does not fire.</summary>
[Network(Input = 2, Precision = Precision.Double)]
internal sealed partial class StrictPerceptronUnit
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero, StepAtZero = StepAtZero.Zero)]
    internal partial DenseLayer<double> Unit { get; }
}
