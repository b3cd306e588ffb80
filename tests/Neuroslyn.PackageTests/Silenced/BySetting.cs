using Neuroslyn;

namespace Silenced;

/// <summary>NSL2001, silenced by a severity in <c>.editorconfig</c>.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class BySetting
{
    [Dense(64)]
    public partial DenseLayer Hidden { get; }

    [Dense(1)]
    public partial DenseLayer Output { get; }
}
