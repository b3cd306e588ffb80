namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Eight patterns through three units.</summary>
[Network(Input = 8, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double, Task = LearningTask.Reconstruction)]
internal sealed partial class EightThreeEight
{
    [Dense(3, Activation.Sigmoid)]
    internal partial DenseLayer<double> Code { get; }

    [Dense(8, Activation.Sigmoid)]
    internal partial DenseLayer<double> Output { get; }
}
