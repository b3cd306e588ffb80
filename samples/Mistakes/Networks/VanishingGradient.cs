// NSL2004
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Eight sigmoid layers pass next to nothing of the gradient.</summary>
[Network(Input = 64, Loss = Loss.CrossEntropy)]
public sealed partial class VanishingGradient
{
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer First { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Second { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Third { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Fourth { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Fifth { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Sixth { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Seventh { get; }
    [Dense(64, Activation.Sigmoid)] public partial DenseLayer Eighth { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
