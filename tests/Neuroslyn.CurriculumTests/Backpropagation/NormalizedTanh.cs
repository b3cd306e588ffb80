namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>A hidden layer with batch normalisation, whose running averages are stored among the parameters but not trained.</summary>
[Network(Input = 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class NormalizedTanh
{
    [Dense(4, Activation.Tanh, UseBias = false), BatchNormalization]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(2)]
    internal partial DenseLayer<double> Output { get; }
}
