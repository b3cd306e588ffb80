using Neuroslyn;

namespace Repairable;

/// <summary>NSL3001: the first repair makes it a yes-or-no answer.</summary>
[Network(Input = 12, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ConstantAnswer
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }

    [Dense(1, Activation.Softmax)] public partial DenseLayer Answer { get; }
}

/// <summary>NSL3005: both the loss and the activation change.</summary>
[Network(Input = 8, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class Exclusive
{
    [Dense(16, Activation.Relu)] public partial DenseLayer Hidden { get; }

    [Dense(3, Activation.Softmax)] public partial DenseLayer Class { get; } // keep me
}
