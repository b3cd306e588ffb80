namespace Neuroslyn.IntegrationTests.Composition;

/// <summary>An encoder and a decoder, trained together.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class Autoencoder
{
    public partial Encoder Encoder { get; }

    public partial Decoder Decoder { get; }
}
