namespace Neuroslyn.Benchmarks.Networks;

/// <summary>4-16-3, ReLU and softmax, cross entropy.</summary>
[Network(Input = 4, Loss = Loss.CrossEntropy)]
public sealed partial class IrisNetwork
{
    /// <summary>Hidden units.</summary>
    [Dense(16, Activation.Relu)] public partial DenseLayer Hidden { get; }

    /// <summary>Outputs.</summary>
    [Dense(3, Activation.Softmax)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(IrisNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
