namespace Neuroslyn.CurriculumTests.Models;

/// <summary>196-24-10, for digits of 14 x 14 pixels.</summary>
[Network(Input = 196, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNetwork
{
    [Dense(24, Activation.Relu)]
    internal partial DenseLayer Hidden { get; }

    [Dense(10, Activation.Softmax)]
    internal partial DenseLayer Output { get; }
}
