// NSL2003
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Softmax inside the network makes its units compete.</summary>
[Network(Input = 64, Loss = Loss.CrossEntropy)]
public sealed partial class HiddenSoftmax
{
    [Dense(64, Activation.Softmax)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
