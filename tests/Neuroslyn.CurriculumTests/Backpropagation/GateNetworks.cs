namespace Neuroslyn.CurriculumTests.Backpropagation;

// The gates of the slides, each with two operands that can be set to any number: one-unit layers whose biases are the operands.

/// <summary>z = x + y.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class AddGate
{
    [Dense(1)]
    internal partial DenseLayer<double> First { get; }

    [Dense(1, From = Layer.Input)]
    internal partial DenseLayer<double> Second { get; }

    [Add(nameof(First), nameof(Second))]
    internal partial MergeLayer Gate { get; }
}

/// <summary>z = max(x, y).</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class MaximumGate
{
    [Dense(1)]
    internal partial DenseLayer<double> First { get; }

    [Dense(1, From = Layer.Input)]
    internal partial DenseLayer<double> Second { get; }

    [Maximum(nameof(First), nameof(Second))]
    internal partial MergeLayer Gate { get; }
}

/// <summary>z = x y.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class MultiplyGate
{
    [Dense(1)]
    internal partial DenseLayer<double> First { get; }

    [Dense(1, From = Layer.Input)]
    internal partial DenseLayer<double> Second { get; }

    [Multiply(nameof(First), nameof(Second))]
    internal partial MergeLayer Gate { get; }
}
