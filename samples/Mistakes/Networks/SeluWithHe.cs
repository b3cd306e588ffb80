// NSL1007
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>SELU normalises itself with LeCun weights only.</summary>
[Network(Input = 64, Loss = Loss.CrossEntropy)]
public sealed partial class SeluWithHe
{
    [Dense(64, Activation.Selu, Initializer = Initializer.HeNormal)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Class { get; }
}
