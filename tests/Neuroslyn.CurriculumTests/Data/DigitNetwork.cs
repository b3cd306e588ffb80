namespace Neuroslyn.CurriculumTests.Data;

/// <summary>784-100-10, the curriculum's network for handwritten digits.</summary>
[Network(Input = Mnist.PixelCount, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNetwork
{
    [Dense(100, Activation.Relu)]
    internal partial DenseLayer Hidden { get; }

    [Dense(Mnist.ClassCount, Activation.Softmax)]
    internal partial DenseLayer Output { get; }
}
