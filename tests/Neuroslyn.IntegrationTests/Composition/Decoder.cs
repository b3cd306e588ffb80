namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>Three values to eight.</summary>
[Network(Input = 3)]
public sealed partial class Decoder
{
    [Dense(6, Activation.Tanh)]
    public partial DenseLayer Wide { get; }

    [Dense(8)]
    public partial DenseLayer Output { get; }
}
