using Neuroslyn;

namespace Digits;

/// <summary>28 x 28 grey pixels to 10 classes, 784-128-10.</summary>
[Network(Input = Mnist.PixelCount, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitClassifier
{
    /// <summary>What the pixels show.</summary>
    [Dense(128, Activation.Relu), Dropout(0.2)]
    public partial DenseLayer Hidden { get; }

    /// <summary>The probability of each class.</summary>
    [Dense(Mnist.ClassCount, Activation.Softmax)]
    public partial DenseLayer Output { get; }
}
