namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>Eight values to three.</summary>
[Network(Input = 8)]
public sealed partial class Encoder
{
    [Dense(6, Activation.Tanh)]
    public partial DenseLayer Wide { get; }

    [Dense(3, Activation.Tanh)]
    public partial DenseLayer Code { get; }
}
