namespace Neuroslyn.IntegrationTests.Graphs;

/// <summary>Two residual blocks, a gate that reads the input, and a join.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
public sealed partial class ResidualNetwork
{
    [Dense(16, Activation.Relu)]
    public partial DenseLayer Stem { get; }

    [Dense(16, Activation.Relu)]
    public partial DenseLayer First { get; }

    [Dense(16)]
    public partial DenseLayer Second { get; }

    [Add(nameof(Stem), nameof(Second), Activation = Activation.Relu), Dropout(0.1)]
    public partial MergeLayer Block { get; }

    [Dense(16, Activation.Tanh)]
    public partial DenseLayer Third { get; }

    [Maximum(nameof(Block), nameof(Third))]
    public partial MergeLayer Largest { get; }

    [Dense(8, Activation.Sigmoid, From = nameof(Stem))]
    public partial DenseLayer Gate { get; }

    [Multiply(nameof(Gate), Layer.Input)]
    public partial MergeLayer Gated { get; }

    [Concat(nameof(Largest), nameof(Gated))]
    public partial MergeLayer Joined { get; }

    [Dense(3, Activation.Softmax)]
    public partial DenseLayer Output { get; }
}
