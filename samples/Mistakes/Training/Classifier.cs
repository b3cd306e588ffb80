using Neuroslyn;

namespace Mistakes.Training;

/// <summary>A network without a mistake, for the mistakes of training.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy)]
public sealed partial class Classifier
{
    [Dense(128, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
