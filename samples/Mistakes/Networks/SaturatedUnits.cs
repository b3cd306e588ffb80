// NSL1005
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Weights of 1 push every unit into the flat part of the sigmoid.</summary>
[Network(Input = 100, Loss = Loss.CrossEntropy)]
public sealed partial class SaturatedUnits
{
    [Dense(100, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 1)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
