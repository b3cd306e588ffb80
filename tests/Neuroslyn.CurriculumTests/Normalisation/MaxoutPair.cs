namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>A maxout layer of two pieces, beside the dense layer of the same size.</summary>
[Network(Input = 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class MaxoutPair
{
    [Maxout(2, pieces: 2)]
    internal partial MaxoutLayer<double> Unit { get; }
}
