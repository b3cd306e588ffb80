using Neuroslyn;

namespace InitializationLab;

/// <summary>Five layers of 100 units.</summary>
[Network(Input = 100)]
internal sealed partial class SigmoidStack
{
    [Dense(100, Activation.Sigmoid)] public partial DenseLayer Layer1 { get; }
    [Dense(100, Activation.Sigmoid)] public partial DenseLayer Layer2 { get; }
    [Dense(100, Activation.Sigmoid)] public partial DenseLayer Layer3 { get; }
    [Dense(100, Activation.Sigmoid)] public partial DenseLayer Layer4 { get; }
    [Dense(100, Activation.Sigmoid)] public partial DenseLayer Layer5 { get; }
}
