using BenchmarkDotNet.Attributes;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>
/// Generated activations beside hand-vectorised ones, per element: 64 units of one input each, read by one unit, 512 samples, so that a pass is hardly
/// more than the activation. Both forms include that unit; the generated ones its loss too.
/// </summary>
public class ActivationBenchmarks
{
    private const int Units = 64;
    private const int Samples = 512;

    private INetwork<float> _network = null!;
    private Workspace<float> _workspace = null!;
    private HandWrittenLayer _handWritten = null!;

    /// <summary>The activations that are measured.</summary>
    public enum Measured
    {
        /// <summary>Built in, from z.</summary>
        Silu,

        /// <summary>A C# method, from z.</summary>
        UserMish,

        /// <summary>Built in, from z.</summary>
        Gelu,

        /// <summary>Built in; its derivative from the output.</summary>
        Tanh,

        /// <summary>Built in; its derivative from the output.</summary>
        Sigmoid,

        /// <summary>Built in; its derivative from the output.</summary>
        Softplus,
    }

    /// <summary>The activation.</summary>
    [ParamsAllValues]
    public Measured Activation { get; set; }

    /// <summary>Inputs in [-6, 6), run through once in both forms.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _network = Activation switch
        {
            Measured.Silu => new SiluLayer(seed: 1),
            Measured.UserMish => new UserMishLayer(seed: 1),
            Measured.Gelu => new GeluLayer(seed: 1),
            Measured.Tanh => new TanhLayer(seed: 1),
            Measured.Sigmoid => new SigmoidLayer(seed: 1),
            _ => new SoftplusLayer(seed: 1),
        };
        var random = new Comparison.Congruential(1);
        float[] inputs = [.. Enumerable.Range(0, Samples).Select(_ => (random.Next() * 12) - 6)];
        float[] targets = [.. Enumerable.Range(0, Samples).Select(_ => random.Next())];
        float[] weights = _network.Parameters.Matrix(_network.Layout.Tensors[0]).FromInput(0).ToArray();
        WeightMatrix<float> output = _network.Parameters.Matrix(_network.Layout.Tensors[1]);
        float[] readers = new float[Units];
        for (int unit = 0; unit < Units; unit++)
        {
            readers[unit] = output[unit, 0];
        }

        _workspace = new Workspace<float>(_network.Layout, Samples);
        _workspace.LoadInputs(inputs);
        _workspace.LoadTargets(targets);
        _handWritten = Activation switch
        {
            Measured.Silu => new HandWrittenLayer<SiluFunction>(inputs, targets, weights, readers),
            Measured.UserMish => new HandWrittenLayer<MishFunction>(inputs, targets, weights, readers),
            Measured.Gelu => new HandWrittenLayer<GeluFunction>(inputs, targets, weights, readers),
            Measured.Tanh => new HandWrittenLayer<TanhFunction>(inputs, targets, weights, readers),
            Measured.Sigmoid => new HandWrittenLayer<SigmoidFunction>(inputs, targets, weights, readers),
            _ => new HandWrittenLayer<SoftplusFunction>(inputs, targets, weights, readers),
        };
        GeneratedForward();
        HandWrittenForward();
    }

    /// <summary>The forward pass of training as generated.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void GeneratedForward() => _network.ForwardPass(_workspace, 0, _workspace.ColumnCount, training: true);

    /// <summary>The same by hand.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void HandWrittenForward() => _handWritten.Forward();

    /// <summary>The backward pass as generated.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void GeneratedBackward() => _network.BackwardPass(_workspace, 0, _workspace.ColumnCount);

    /// <summary>The same by hand, without the loss.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void HandWrittenBackward() => _handWritten.Backward();
}
