using Neuroslyn;

namespace Silenced;

/// <summary>NSL4002, silenced by a threshold in <c>.editorconfig</c>.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class ByThreshold
{
    [Dense(64, Activation.Relu), Dropout(0.8)]
    public partial DenseLayer Hidden { get; }

    [Dense(1)]
    public partial DenseLayer Output { get; }
}
