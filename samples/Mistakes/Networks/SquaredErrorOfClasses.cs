// NSL3002
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>A squared error on softmax learns slowly where it is wrong.</summary>
[Network(Input = 4, Loss = Loss.MeanSquaredError, Classes = 3)]
public sealed partial class SquaredErrorOfClasses
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(3, Activation.Softmax)] public partial DenseLayer Class { get; }
}
