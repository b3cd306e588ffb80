namespace Neuroslyn.CurriculumTests.Evaluation;

/// <summary>y = w x with the mean absolute error, whose gradient has the same size everywhere.</summary>
[Network(Input = 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
internal sealed partial class AbsoluteLine
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Slope { get; }
}
