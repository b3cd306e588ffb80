namespace Neuroslyn.Benchmarks.Networks;

/// <summary>The calls of one network class as a value type, so that a timing loop is compiled for each class and calls it directly, as user code does.</summary>
public interface INetworkCalls
{
    /// <summary>The network.</summary>
    INetwork<float> Network { get; }

    /// <summary>Predicts one sample or several by the generated method.</summary>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row.</param>
    /// <param name="outputs">Receives <c>[samples, OutputSize]</c>, row by row.</param>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
