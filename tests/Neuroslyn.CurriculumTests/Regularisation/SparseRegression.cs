namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>Linear regression with more features than matter.</summary>
[Network(Input = 12, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class SparseRegression
{
    [Dense(1, Initializer = Initializer.Zero)]
    internal partial DenseLayer<double> Output { get; }
}
