namespace Neuroslyn.Benchmarks.Networks;

/// <summary>64-32-10, ReLU and softmax, cross entropy: 8 x 8 digits.</summary>
[Network(Input = 64, Loss = Loss.CrossEntropy)]
public sealed partial class DigitsNetwork
{
    /// <summary>Hidden units.</summary>
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }

    /// <summary>Outputs.</summary>
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(DigitsNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
