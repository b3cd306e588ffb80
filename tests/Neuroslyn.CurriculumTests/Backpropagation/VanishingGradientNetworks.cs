namespace Neuroslyn.CurriculumTests.Backpropagation;

// What the analyzers say of these networks is what the tests show.
#pragma warning disable NSL2004

/// <summary>Four sigmoid neurons one behind the other.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class SigmoidChain
{
    [Dense(1, Activation.Sigmoid)]
    internal partial DenseLayer<double> First { get; }

    [Dense(1, Activation.Sigmoid)]
    internal partial DenseLayer<double> Second { get; }

    [Dense(1, Activation.Sigmoid)]
    internal partial DenseLayer<double> Third { get; }

    [Dense(1, Activation.Sigmoid)]
    internal partial DenseLayer<double> Fourth { get; }
}

/// <summary>Four rectified neurons one behind the other.</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class RectifierChain
{
    [Dense(1, Activation.Relu)]
    internal partial DenseLayer<double> First { get; }

    [Dense(1, Activation.Relu)]
    internal partial DenseLayer<double> Second { get; }

    [Dense(1, Activation.Relu)]
    internal partial DenseLayer<double> Third { get; }

    [Dense(1, Activation.Relu)]
    internal partial DenseLayer<double> Fourth { get; }
}

/// <summary>Ten sigmoid layers of fifty units, Xavier initialisation.</summary>
[Network(Input = 50, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class SigmoidStack
{
    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer1 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer2 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer3 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer4 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer5 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer6 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer7 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer8 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer9 { get; }

    [Dense(50, Activation.Sigmoid)]
    internal partial DenseLayer<double> Layer10 { get; }
}

/// <summary>Ten rectifier layers of fifty units, He initialisation.</summary>
[Network(Input = 50, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class RectifierStack
{
    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer1 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer2 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer3 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer4 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer5 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer6 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer7 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer8 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer9 { get; }

    [Dense(50, Activation.Relu)]
    internal partial DenseLayer<double> Layer10 { get; }
}
