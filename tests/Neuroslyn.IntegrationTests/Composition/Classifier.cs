namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>A frozen encoder behind noise, and a head that also sees the input.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
public sealed partial class Classifier
{
    [Dropout(0.1)]
    public partial DropoutLayer Noise { get; }

    [Frozen]
    public partial Encoder Encoder { get; }

    [Subnetwork(From = Layer.Input)]
    public partial Encoder Other { get; }

    [Concat(nameof(Encoder), nameof(Other), Layer.Input)]
    public partial MergeLayer Joined { get; }

    [Dense(2, Activation.Softmax)]
    public partial DenseLayer Head { get; }
}
