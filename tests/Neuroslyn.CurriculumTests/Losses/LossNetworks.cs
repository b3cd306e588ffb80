namespace Neuroslyn.CurriculumTests.Losses;

/// <summary>Ten numbers as they are, under the mean squared error.</summary>
[Network(Input = 10, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class MeanSquared
{
    [Dense(10, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>Ten numbers as they are, under the error summed over units.</summary>
[Network(Input = 10, Loss = Loss.SumOfSquaredErrors, Precision = Precision.Double)]
internal sealed partial class SummedSquares
{
    [Dense(10, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>Ten numbers as they are, under half the error summed over units.</summary>
[Network(Input = 10, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class HalfSquares
{
    [Dense(10, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>Ten probabilities, under cross entropy.</summary>
[Network(Input = 10, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
internal sealed partial class TenClasses
{
    [Dense(10, Activation.Softmax, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>One number as it is, under the mean squared error.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class OneSquare
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}

/// <summary>One number as it is, under half the squared error.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class OneHalfSquare
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}
