namespace Neuroslyn.Benchmarks.Networks;

/// <summary>2-2-1, tanh and sigmoid, mean squared error.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError)]
public sealed partial class XorNetwork
{
    /// <summary>Hidden units.</summary>
    [Dense(2, Activation.Tanh)] public partial DenseLayer Hidden { get; }

    /// <summary>Outputs.</summary>
    [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(XorNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
