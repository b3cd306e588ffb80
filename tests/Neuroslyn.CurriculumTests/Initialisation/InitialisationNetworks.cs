namespace Neuroslyn.CurriculumTests.Initialisation;

/// <summary>2-2-1, sigmoid.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class TwoTwoOne
{
    [Dense(2, Activation.Sigmoid)]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(1, Activation.Sigmoid)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>A rectified and a saturating layer, both with 200 inputs and 200 units.</summary>
[Network(Input = 200, Precision = Precision.Double)]
internal sealed partial class Mixed
{
    [Dense(200, Activation.Relu)]
    internal partial DenseLayer<double> Rectified { get; }

    [Dense(200, Activation.Tanh)]
    internal partial DenseLayer<double> Saturating { get; }
}
