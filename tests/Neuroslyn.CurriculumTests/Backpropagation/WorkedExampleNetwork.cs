namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>The curriculum's worked example: 2-2-1, sigmoid, no biases, squared error.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class WorkedExampleNetwork
{
    [Dense(2, Activation.Sigmoid, UseBias = false)]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(1, Activation.Sigmoid, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}
