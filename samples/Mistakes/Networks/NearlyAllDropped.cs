// NSL4002
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>A rate of 0.8 drops 80 % of the units; 0.8 was meant to keep them.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy)]
public sealed partial class NearlyAllDropped
{
    [Dense(256, Activation.Relu), Dropout(0.8)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Digit { get; }
}
