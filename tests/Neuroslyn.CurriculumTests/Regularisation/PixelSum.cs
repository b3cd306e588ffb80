namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>One unit over the 13 x 9 pixels of the augmentation tests.</summary>
[Network(Input = 13 * 9, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class PixelSum
{
    [Dense(1, Activation.Identity)]
    internal partial DenseLayer<double> Output { get; }
}
