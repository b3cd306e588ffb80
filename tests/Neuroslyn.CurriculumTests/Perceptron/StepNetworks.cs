namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>One neuron that fires when the weighted sum reaches its threshold.</summary>
[Network(Input = 2)]
internal sealed partial class Gate
{
    [Dense(1, Activation.Step)]
    internal partial DenseLayer Neuron { get; }
}

/// <summary>One neuron that fires when the weighted sum exceeds its threshold.</summary>
[Network(Input = 2)]
internal sealed partial class StrictGate
{
    [Dense(1, Activation.Step, StepAtZero = StepAtZero.Zero)]
    internal partial DenseLayer Neuron { get; }
}

/// <summary>The weighted sum alone.</summary>
[Network(Input = 2)]
internal sealed partial class WeightedSum
{
    [Dense(1)]
    internal partial DenseLayer Neuron { get; }
}

/// <summary>The step of one number.</summary>
[Network(Input = 1, Precision = Precision.Double)]
internal sealed partial class Step
{
    [Dense(1, Activation.Step)]
    internal partial DenseLayer<double> Neuron { get; }
}

/// <summary>The step of one number, 0 at 0.</summary>
[Network(Input = 1, Precision = Precision.Double)]
internal sealed partial class StrictStep
{
    [Dense(1, Activation.Step, StepAtZero = StepAtZero.Zero)]
    internal partial DenseLayer<double> Neuron { get; }
}

/// <summary>NAND and OR, then AND.</summary>
[Network(Input = 2)]
internal sealed partial class ExclusiveOr
{
    [Dense(2, Activation.Step)]
    internal partial DenseLayer Hidden { get; }

    [Dense(1, Activation.Step)]
    internal partial DenseLayer Output { get; }
}

/// <summary>Three layers, for the nested form.</summary>
[Network(Input = 3, Precision = Precision.Double, Loss = Loss.MeanSquaredError)]
internal sealed partial class Nested
{
    [Dense(4, Activation.Sigmoid)]
    internal partial DenseLayer<double> First { get; }

    [Dense(5, Activation.Sigmoid)]
    internal partial DenseLayer<double> Second { get; }

    [Dense(2, Activation.Sigmoid)]
    internal partial DenseLayer<double> Third { get; }
}
