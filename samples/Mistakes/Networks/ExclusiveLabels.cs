// NSL3005
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Softmax says one label, binary cross entropy says any number.</summary>
[Network(Input = 80, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ExclusiveLabels
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(12, Activation.Softmax)] public partial DenseLayer Labels { get; }
}
