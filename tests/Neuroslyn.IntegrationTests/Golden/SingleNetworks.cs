namespace Neuroslyn.IntegrationTests.Golden;

/// <summary>The networks of <c>networks.json</c> in single precision, named as there.</summary>
internal static partial class SingleNetworks
{
    [Network(Input = 2, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Xor
    {
        [Dense(2, Activation.Tanh)] public partial DenseLayer Hidden { get; }

        [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 4, Loss = Loss.CrossEntropy)]
    internal sealed partial class Iris
    {
        [Dense(16, Activation.Relu)] public partial DenseLayer Hidden { get; }

        [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 5, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Linear
    {
        [Dense(1)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 8, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Audio
    {
        [Dense(32, Activation.Tanh)] public partial DenseLayer First { get; }

        [Dense(32, Activation.Tanh)] public partial DenseLayer Second { get; }

        [Dense(1)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 7, Loss = Loss.CrossEntropy)]
    internal sealed partial class Odd
    {
        [Dense(13, Activation.Elu)] public partial DenseLayer First { get; }

        [Dense(5, Activation.LeakyRelu)] public partial DenseLayer Second { get; }

        [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 6, Loss = Loss.BinaryCrossEntropy)]
    internal sealed partial class Logistic
    {
        [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 64, Loss = Loss.CrossEntropy)]
    internal sealed partial class Digits
    {
        [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }

        [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 6, Loss = Loss.CrossEntropy)]
    internal sealed partial class DeepSigmoid
    {
        [Dense(8, Activation.Sigmoid)] public partial DenseLayer First { get; }

        [Dense(8, Activation.Sigmoid)] public partial DenseLayer Second { get; }

        [Dense(8, Activation.Sigmoid)] public partial DenseLayer Third { get; }

        [Dense(8, Activation.Sigmoid)] public partial DenseLayer Fourth { get; }

        [Dense(8, Activation.Sigmoid)] public partial DenseLayer Fifth { get; }

        [Dense(2, Activation.Softmax)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 20, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Autoencoder
    {
        [Dense(8, Activation.Relu)] public partial DenseLayer Encoder { get; }

        [Dense(3, Activation.Tanh)] public partial DenseLayer Code { get; }

        [Dense(8, Activation.Relu)] public partial DenseLayer Decoder { get; }

        [Dense(20, Activation.Sigmoid)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError)]
    internal sealed partial class One
    {
        [Dense(1)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 12, Loss = Loss.CrossEntropy)]
    internal sealed partial class Modern
    {
        [Dense(24, Activation.Gelu)] public partial DenseLayer First { get; }

        [Dense(24, Activation.Silu)] public partial DenseLayer Second { get; }

        [Dense(24, Activation.Selu)] public partial DenseLayer Third { get; }

        [Dense(5, Activation.Softmax)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 3, Loss = Loss.MeanAbsoluteError)]
    internal sealed partial class AbsoluteError
    {
        [Dense(19, Activation.Softplus)] public partial DenseLayer Hidden { get; }

        [Dense(2)] public partial DenseLayer Output { get; }
    }

    [Network(Input = 3, Loss = Loss.Huber)]
    internal sealed partial class HuberError
    {
        [Dense(9, Activation.Mish)] public partial DenseLayer Hidden { get; }

        [Dense(2)] public partial DenseLayer Output { get; }
    }
}
