namespace Neuroslyn.Benchmarks.Networks;

/// <summary>784-128-10, ReLU and softmax, cross entropy.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy)]
public sealed partial class MnistNetwork
{
    /// <summary>Hidden units.</summary>
    [Dense(128, Activation.Relu)] public partial DenseLayer Hidden { get; }

    /// <summary>Outputs.</summary>
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(MnistNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
