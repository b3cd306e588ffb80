namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>A hundred numbers, half of which are dropped at the very end, where dropout is seen best and advised against.</summary>
#pragma warning disable NSL4003
[Network(Input = 100, Loss = Loss.SumOfSquaredErrors, Precision = Precision.Double)]
internal sealed partial class HalfDropped
{
    [Dense(100, UseBias = false), Dropout(0.5)]
    internal partial DenseLayer<double> Copy { get; }
}
