// NSL2005
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>A step has no slope for a gradient to follow.</summary>
[Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class TrainedSteps
{
    [Dense(4, nameof(Step))] public partial DenseLayer Hidden { get; }
    [Dense(1, Activation.Sigmoid)] public partial DenseLayer Answer { get; }

    [Activation]
    private static float Step(float z) => z > 0 ? 1 : 0;
}
