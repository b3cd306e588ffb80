// NSL3003
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Cross entropy of outputs that are no probabilities.</summary>
[Network(Input = 11, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class LogarithmOfAnything
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(1, Activation.Relu)] public partial DenseLayer Survives { get; }
}
