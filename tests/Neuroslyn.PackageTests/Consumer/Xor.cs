using Neuroslyn;

namespace Consumer;

/// <summary>Exclusive or, 2 → 8 → 1.</summary>
[Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class Xor
{
    /// <summary>The hidden layer.</summary>
    [Dense(8, Activation.Tanh)]
    public partial DenseLayer Hidden { get; }

    /// <summary>The probability that exactly one input is 1.</summary>
    [Dense(1, Activation.Sigmoid)]
    public partial DenseLayer Output { get; }
}
