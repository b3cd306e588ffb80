namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Layers with learned slopes: one for the layer, and one per unit.</summary>
[Network(Input = 3, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LearnedSlopeNetwork
{
    [Dense(4, Activation.PRelu)] public partial DenseLayer<double> Hidden { get; }

    [Dense(2, Activation.PRelu, SlopePerUnit = true, Slope = 0.1)] public partial DenseLayer<double> Output { get; }
}
