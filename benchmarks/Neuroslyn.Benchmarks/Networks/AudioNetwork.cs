namespace Neuroslyn.Benchmarks.Networks;

/// <summary>8-32-32-1, tanh, mean squared error: the size of a guitar amplifier model.</summary>
[Network(Input = 8, Loss = Loss.MeanSquaredError)]
public sealed partial class AudioNetwork
{
    /// <summary>First hidden units.</summary>
    [Dense(32, Activation.Tanh)] public partial DenseLayer First { get; }

    /// <summary>Second hidden units.</summary>
    [Dense(32, Activation.Tanh)] public partial DenseLayer Second { get; }

    /// <summary>Outputs.</summary>
    [Dense(1)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(AudioNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
