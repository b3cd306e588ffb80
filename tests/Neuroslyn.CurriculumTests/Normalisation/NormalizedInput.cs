namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>One input, normalised over the batch, through a weight of 1: what leaves is gamma x̂ + beta.</summary>
#pragma warning disable NSL4007 // Nothing but the normalisation is looked at here.
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class NormalizedInput
{
    [Dense(1, UseBias = false), BatchNormalization]
    internal partial DenseLayer<double> Unit { get; }
}
