using Neuroslyn;

namespace Mistaken;

/// <summary>One mistake, a layer without units, has to be one diagnostic.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError)]
public sealed partial class WithoutUnits
{
    [Dense(0)]
    public partial DenseLayer Hidden { get; }

    [Dense(1)]
    public partial DenseLayer Output { get; }
}
