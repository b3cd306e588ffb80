namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>σ(x).</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class SigmoidUnit
{
    [Dense(1, Activation.Sigmoid, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>tanh x.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class TanhUnit
{
    [Dense(1, Activation.Tanh, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>max(0, x).</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class ReluUnit
{
    [Dense(1, Activation.Relu, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>x, or 0.01 x below 0.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class LeakyUnit
{
    [Dense(1, Activation.LeakyRelu, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>x, or 0.1 x below 0.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class SteeperLeakyUnit
{
    [Dense(1, Activation.LeakyRelu, Slope = 0.1, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>x, or e^x - 1 below 0.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class EluUnit
{
    [Dense(1, Activation.Elu, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>x.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class IdentityUnit
{
    [Dense(1, UseBias = false)]
    internal partial DenseLayer<double> Unit { get; }
}

/// <summary>The softmax of three numbers.</summary>
[Network(Input = 3, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
internal sealed partial class SoftmaxOfThree
{
    [Dense(3, Activation.Softmax, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }
}
