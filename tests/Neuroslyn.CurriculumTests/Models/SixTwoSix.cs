namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Six numbers through two.</summary>
[Network(Input = 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double, Task = LearningTask.Reconstruction)]
internal sealed partial class SixTwoSix
{
    [Dense(12, Activation.Tanh)]
    internal partial DenseLayer<double> Encoding { get; }

    [Dense(2, Activation.Tanh)]
    internal partial DenseLayer<double> Code { get; }

    [Dense(12, Activation.Tanh)]
    internal partial DenseLayer<double> Decoding { get; }

    [Dense(6)]
    internal partial DenseLayer<double> Output { get; }
}
