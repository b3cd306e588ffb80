using BenchmarkDotNet.Attributes;
using Neuroslyn.Kernels;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>The way of 128 samples into a workspace and out of it, per sample.</summary>
public class TranspositionBenchmarks
{
    private const int Samples = 128;
    private float[] _samples = [];
    private float[] _rows = [];

    /// <summary>Values per sample.</summary>
    [Params(2, 10, 64, 784)]
    public int Values { get; set; }

    /// <summary>Memory.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _samples = new float[Samples * Values];
        _rows = new float[Samples * Values];
    }

    /// <summary>[sample, value] to [value, sample].</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public void ToRows() => Transposition.Transpose(ref _samples[0], Values, Samples, Values, ref _rows[0], Samples);

    /// <summary>[value, sample] to [sample, value].</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public void ToSamples() => Transposition.Transpose(ref _rows[0], Samples, Values, Samples, ref _samples[0], Values);
}
