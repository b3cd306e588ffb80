namespace Neuroslyn.CurriculumTests.Initialisation;

#pragma warning disable NSL1001 // What the rule reports is what the test shows.

/// <summary>2-2-1 whose weights all start at 0.</summary>
[Network(Input = 2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
internal sealed partial class EqualStart
{
    [Dense(2, Activation.Sigmoid, Initializer = Initializer.Zero)]
    internal partial DenseLayer<double> Hidden { get; }

    [Dense(1, Activation.Sigmoid, Initializer = Initializer.Zero)]
    internal partial DenseLayer<double> Output { get; }
}
