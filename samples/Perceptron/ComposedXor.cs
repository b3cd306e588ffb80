using Neuroslyn;

/// <summary>NAND and OR of two inputs, and the AND of both.</summary>
[Network(Input = 2, Precision = Precision.Double)]
internal sealed partial class ComposedXor
{
    [Dense(2, Activation.Step)] public partial DenseLayer<double> Gates { get; }
    [Dense(1, Activation.Step)] public partial DenseLayer<double> And { get; }
}
