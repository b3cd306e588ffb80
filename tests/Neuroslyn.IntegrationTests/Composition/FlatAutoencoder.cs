namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>The same network in one class.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class FlatAutoencoder
{
    [Dense(6, Activation.Tanh)]
    public partial DenseLayer First { get; }

    [Dense(3, Activation.Tanh)]
    public partial DenseLayer Second { get; }

    [Dense(6, Activation.Tanh)]
    public partial DenseLayer Third { get; }

    [Dense(8)]
    public partial DenseLayer Fourth { get; }
}
