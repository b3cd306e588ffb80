// NSL1004
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Weights of 0.001 leave nothing of the signal after three layers.</summary>
[Network(Input = 100, Loss = Loss.CrossEntropy)]
public sealed partial class LostSignal
{
    [Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 0.001)] public partial DenseLayer First { get; }
    [Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 0.001)] public partial DenseLayer Second { get; }
    [Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 0.001)] public partial DenseLayer Third { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
