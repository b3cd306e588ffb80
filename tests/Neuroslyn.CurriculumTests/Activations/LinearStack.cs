namespace Neuroslyn.CurriculumTests.Activations;

#pragma warning disable NSL2001 // What the rule reports is what the test shows.

/// <summary>2-5-1 without a non-linearity.</summary>
[Network(Input = 2, Precision = Precision.Double)]
internal sealed partial class LinearStack
{
    [Dense(5)]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(1)]
    internal partial DenseLayer<double> Output { get; }
}
