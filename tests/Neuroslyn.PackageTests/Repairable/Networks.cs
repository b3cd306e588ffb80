using Neuroslyn;

namespace Repairable;

/// <summary>NSL3001: the first repair makes it a yes-or-no answer.</summary>
[Network(Input = 12, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ConstantAnswer
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }

    [Dense(1, Activation.Softmax)] public partial DenseLayer Answer { get; }
}

/// <summary>NSL2001 twice, NSL0017 twice and NSL1001, in layers next to each other.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class Stack
{
    [Dense(64)] public partial DenseLayer First { get; }

    [Dense(48), Dropout(0)] public partial DenseLayer Second { get; } // keep me

    [Dropout(0.0)] public partial DropoutLayer Nothing { get; }

    [Dense(32, Activation.Tanh, Initializer = Initializer.Constant, InitializerScale = 0.1)]
    public partial DenseLayer Third { get; }

    [Dense(1)] public partial DenseLayer Output { get; }
}

/// <summary>NSL3005: both the loss and the activation change.</summary>
[Network(Input = 8, Loss = Loss.BinaryCrossEntropy)]
public sealed partial class Exclusive
{
    [Dense(16, Activation.Relu)] public partial DenseLayer Hidden { get; }

    [Dense(3, Activation.Softmax)] public partial DenseLayer Class { get; } // keep me
}
