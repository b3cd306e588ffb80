// NSL0019
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Ten digits, nine outputs.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy, Classes = 10)]
public sealed partial class MissingClass
{
    [Dense(256, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(9, Activation.Softmax)] public partial DenseLayer Digit { get; }
}
