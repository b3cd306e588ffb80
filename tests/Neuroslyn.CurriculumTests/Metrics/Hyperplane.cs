namespace Neuroslyn.CurriculumTests.Metrics;

/// <summary>A linear separation with the hinge loss of support vector machines.</summary>
[Network(Input = 2, Loss = Loss.Hinge, Precision = Precision.Double)]
internal sealed partial class Hyperplane
{
    [Dense(1)]
    internal partial DenseLayer<double> Output { get; }
}
