namespace Neuroslyn.CurriculumTests.Optimizers;

/// <summary>The curriculum's linear regression: y = w x.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LineThroughOrigin
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Slope { get; }
}
