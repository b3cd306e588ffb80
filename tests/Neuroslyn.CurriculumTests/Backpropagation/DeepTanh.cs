namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>Two hidden layers and two outputs.</summary>
[Network(Input = 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class DeepTanh
{
    [Dense(6, Activation.Tanh)]
    internal partial DenseLayer<double> First { get; }

    [Dense(5, Activation.Sigmoid)]
    internal partial DenseLayer<double> Second { get; }

    [Dense(2)]
    internal partial DenseLayer<double> Output { get; }
}
