namespace Neuroslyn.Benchmarks.Networks;

/// <summary>1024-1024-1024-10, ReLU and softmax, cross entropy.</summary>
[Network(Input = 1024, Loss = Loss.CrossEntropy)]
public sealed partial class WideNetwork
{
    /// <summary>First hidden units.</summary>
    [Dense(1024, Activation.Relu)] public partial DenseLayer First { get; }

    /// <summary>Second hidden units.</summary>
    [Dense(1024, Activation.Relu)] public partial DenseLayer Second { get; }

    /// <summary>Outputs.</summary>
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }

    /// <summary>Calls without a dispatch, for timing.</summary>
    /// <param name="network">The network called.</param>
    public readonly struct Calls(WideNetwork network) : INetworkCalls
    {
        /// <inheritdoc/>
        public INetwork<float> Network => network;

        /// <inheritdoc/>
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
