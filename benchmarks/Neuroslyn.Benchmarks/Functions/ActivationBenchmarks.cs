using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Neuroslyn.Kernels;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>
/// Generated activations beside hand-vectorised ones, per element: 256 units of one input each, 512 samples, so that a pass is hardly more than
/// the activation.
/// </summary>
public class ActivationBenchmarks
{
    private const int Units = 256;
    private const int Samples = 512;

    private readonly SiluLayer _silu = new(seed: 1);
    private readonly UserMishLayer _mish = new(seed: 1);
    private readonly Workspace<float> _siluWorkspace;
    private readonly Workspace<float> _mishWorkspace;
    private readonly float[] _inputs = new float[Samples];
    private readonly float[] _outputs = GC.AllocateArray<float>(Units * Samples, pinned: true);

    /// <summary>Inputs in [-6, 6).</summary>
    public ActivationBenchmarks()
    {
        var random = new Comparison.Congruential(1);
        for (int i = 0; i < Samples; i++)
        {
            _inputs[i] = (random.Next() * 12) - 6;
        }

        _siluWorkspace = _silu.CreateWorkspace(Samples);
        _mishWorkspace = _mish.CreateWorkspace(Samples);
        _siluWorkspace.LoadInputs(_inputs);
        _mishWorkspace.LoadInputs(_inputs);
    }

    /// <summary>The built-in SiLU as generated.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void BuiltInSilu() => ((INetwork<float>)_silu).ForwardPass(_siluWorkspace, 0, _siluWorkspace.ColumnCount, training: false);

    /// <summary>SiLU by hand.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void HandWrittenSilu() => Apply<SiluFunction>(_silu.Units.Weights.FromInput(0), _inputs, _outputs);

    /// <summary>Mish as generated from a method.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void UserMish() => ((INetwork<float>)_mish).ForwardPass(_mishWorkspace, 0, _mishWorkspace.ColumnCount, training: false);

    /// <summary>Mish by hand.</summary>
    [Benchmark(OperationsPerInvoke = Units * Samples)]
    public void HandWrittenMish() => Apply<MishFunction>(_mish.Units.Weights.FromInput(0), _inputs, _outputs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction>(ReadOnlySpan<float> weights, float[] inputs, float[] outputs)
        where TFunction : struct, IVectorFunction
    {
        for (int column = 0; column < Samples; column += Vector512<float>.Count)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref inputs[0], (nuint)column);
            for (int unit = 0; unit < Units; unit++)
            {
                TFunction.Of(x * Vector512.Create(weights[unit])).StoreUnsafe(ref outputs[0], (nuint)((unit * Samples) + column));
            }
        }
    }

    private readonly struct SiluFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => x * VectorMath.Sigmoid(x);
    }

    private readonly struct MishFunction : IVectorFunction
    {
        /// <summary>tanh(log(1 + n)) = n (n + 2) / (n (n + 2) + 2) with n = e^x.</summary>
        public static Vector512<float> Of(Vector512<float> x)
        {
            Vector512<float> n = VectorMath.Exp(Vector512.Min(x, Vector512.Create(20f)));
            Vector512<float> w = n * (n + Vector512.Create(2f));
            return x * w / (w + Vector512.Create(2f));
        }
    }
}
