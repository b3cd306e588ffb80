using BenchmarkDotNet.Attributes;
using Neuroslyn.Kernels;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>Softmax of one sample, vectors over units.</summary>
public class SoftmaxBenchmarks
{
    private float[] _logits = [];
    private float[] _probabilities = [];

    /// <summary>Values of the sample.</summary>
    [Params(3, 10, 100, 1000)]
    public int Units { get; set; }

    /// <summary>Logits in [-4, 4).</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Comparison.Congruential(1);
        _probabilities = new float[Units];
        _logits = [.. Enumerable.Range(0, Units).Select(_ => (random.Next() * 8) - 4)];
    }

    /// <summary>e^(z - max z) / sum.</summary>
    [Benchmark]
    public void Apply() => Softmax.Apply<float>(_logits, _probabilities);
}
