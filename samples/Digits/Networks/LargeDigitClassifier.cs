using Neuroslyn;

namespace Digits;

/// <summary>28 x 28 grey pixels to 10 classes, 784-512-256-10. Dropping pixels too keeps it from learning its few images by heart.</summary>
[Network(Input = Mnist.PixelCount, Loss = Loss.CrossEntropy)]
internal sealed partial class LargeDigitClassifier
{
    /// <summary>Loses some pixels.</summary>
    [Dropout(0.1)]
    public partial DropoutLayer Pixels { get; }

    /// <summary>Strokes.</summary>
    [Dense(512, Activation.Relu), Dropout(0.2)]
    public partial DenseLayer Strokes { get; }

    /// <summary>Shapes.</summary>
    [Dense(256, Activation.Relu), Dropout(0.2)]
    public partial DenseLayer Shapes { get; }

    /// <summary>The probability of each class.</summary>
    [Dense(Mnist.ClassCount, Activation.Softmax)]
    public partial DenseLayer Output { get; }
}
