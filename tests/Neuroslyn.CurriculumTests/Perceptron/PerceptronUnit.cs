namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>One unit that starts at zero; at exactly 0 it fires.</summary>
[Network(Input = 2, Precision = Precision.Double)]
internal sealed partial class PerceptronUnit
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero)]
    internal partial DenseLayer<double> Unit { get; }
}
