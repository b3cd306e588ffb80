using Neuroslyn;

namespace Silenced;

/// <summary>NSL2004, NSL2007 and NSL4012, which are made warnings here and silenced by their thresholds in <c>.editorconfig</c>.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError, TrainingSamples = 10)]
public sealed partial class ByOption
{
    [Dense(16, Activation.PRelu)]
    public partial DenseLayer Learned { get; }

    [Dense(8, Activation.Sigmoid)]
    public partial DenseLayer First { get; }

    [Dense(8, Activation.Sigmoid)]
    public partial DenseLayer Second { get; }

    [Dense(8, Activation.Sigmoid)]
    public partial DenseLayer Third { get; }

    [Dense(8, Activation.Sigmoid)]
    public partial DenseLayer Fourth { get; }

    [Dense(1)]
    public partial DenseLayer Output { get; }

    /// <summary>A network whose weights are drawn with the default seed.</summary>
    public static ByOption Create() => new();
}
