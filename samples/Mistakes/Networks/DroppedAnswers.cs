// NSL4003
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Dropout behind the last layer zeroes answers.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy)]
public sealed partial class DroppedAnswers
{
    [Dense(256, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax), Dropout(0.5)] public partial DenseLayer Digit { get; }
}
