namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>2-5-1 without activations, of which the analyzer would say that it is one layer: here that is the point.</summary>
#pragma warning disable NSL2001
[Network(Input = 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LinearStack
{
    [Dense(5)]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(1)]
    internal partial DenseLayer<double> Output { get; }
}
