// NSL3001
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Softmax over one unit is 1 for every customer.</summary>
[Network(Input = 12, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ConstantAnswer
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(1, Activation.Softmax)] public partial DenseLayer Leaves { get; }
}
