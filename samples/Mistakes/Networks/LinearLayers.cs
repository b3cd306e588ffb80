// NSL2001
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>Two layers without an activation compute what one does.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class LinearLayers
{
    [Dense(64)] public partial DenseLayer Hidden { get; }
    [Dense(1)] public partial DenseLayer Price { get; }
}
