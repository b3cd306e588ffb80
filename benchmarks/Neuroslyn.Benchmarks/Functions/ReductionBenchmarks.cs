using BenchmarkDotNet.Attributes;
using Neuroslyn.Kernels;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>Sums over all parameters of mnist, in double precision and in a fixed order.</summary>
public class ReductionBenchmarks
{
    private readonly float[] _values = new float[101_770];

    /// <summary>Values in [-0.5, 0.5).</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Comparison.Congruential(1);
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = random.Next() - 0.5f;
        }
    }

    /// <summary>Sum of a batch's losses.</summary>
    [Benchmark]
    public double Sum() => Reductions.Sum<float>(_values);

    /// <summary>For the norm of all gradients.</summary>
    [Benchmark]
    public double SumOfSquares() => Reductions.SumOfSquares<float>(_values);

    /// <summary>The check after each epoch.</summary>
    [Benchmark]
    public int IndexOfNonFinite() => Reductions.IndexOfNonFinite<float>(_values);
}
