// NSL1001
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Units that start equal stay equal: 32 of them do the work of one.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
public sealed partial class EqualWeights
{
    [Dense(32, Activation.Tanh, Initializer = Initializer.Constant, InitializerScale = 0.1)] public partial DenseLayer Hidden { get; }
    [Dense(3, Activation.Softmax)] public partial DenseLayer Class { get; }
}
