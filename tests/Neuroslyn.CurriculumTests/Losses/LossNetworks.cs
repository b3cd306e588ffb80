namespace Neuroslyn.CurriculumTests.Losses;

/// <summary>y = w x with the mean of the squares.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class MeanSquaredLine
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>y = w x with half the mean of the squares.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class HalfSquaredLine
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>y = w x + b.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LineWithBias
{
    [Dense(1)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>Ten outputs, (1/N) times the squares summed over them.</summary>
[Network(Input = 10, Loss = Loss.SumOfSquaredErrors, Precision = Precision.Double)]
internal sealed partial class TenSquaredSums
{
    [Dense(10, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>Ten outputs, (1/2N) times the squares summed over them.</summary>
[Network(Input = 10, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class TenHalfSquares
{
    [Dense(10, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}
