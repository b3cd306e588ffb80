using Neuroslyn;

namespace Silenced;

#if !LOUD
#pragma warning disable NSL1001 // the weights are loaded
#endif
/// <summary>NSL1001, silenced in the source.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError)]
public sealed partial class ByPragma
{
    [Dense(8, Activation.Tanh, Initializer = Initializer.Zero)]
    public partial DenseLayer Hidden { get; }

    [Dense(1)]
    public partial DenseLayer Output { get; }
}
