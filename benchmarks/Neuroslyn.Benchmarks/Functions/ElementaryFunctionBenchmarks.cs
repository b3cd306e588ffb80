using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Neuroslyn.Kernels;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>Elementary functions of activations and losses, per element; beside two of the base library's for scale.</summary>
public class ElementaryFunctionBenchmarks
{
    private const int Length = 2048;
    private readonly float[] _arguments = new float[Length];
    private readonly float[] _results = new float[Length];

    /// <summary>Arguments in [-6, 6), where activations live.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Comparison.Congruential(1);
        for (int i = 0; i < Length; i++)
        {
            _arguments[i] = (random.Next() * 12) - 6;
        }
    }

    /// <summary>e^x.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Exp() => Apply<ExpFunction>(_arguments, _results);

    /// <summary>1 / (1 + e^-x).</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Sigmoid() => Apply<SigmoidFunction>(_arguments, _results);

    /// <summary>tanh x.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Tanh() => Apply<TanhFunction>(_arguments, _results);

    /// <summary>ln(1 + e^x).</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Softplus() => Apply<SoftplusFunction>(_arguments, _results);

    /// <summary>e^x - 1, of ELU.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Expm1() => Apply<Expm1Function>(_arguments, _results);

    /// <summary>ln(1 + |x|).</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Log1p() => Apply<Log1pFunction>(_arguments, _results);

    /// <summary>e^x of the base library, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void BaseLibraryExp()
    {
        for (int i = 0; i < Length; i++)
        {
            _results[i] = MathF.Exp(_arguments[i]);
        }
    }

    /// <summary>tanh x of the base library, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void BaseLibraryTanh()
    {
        for (int i = 0; i < Length; i++)
        {
            _results[i] = MathF.Tanh(_arguments[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction>(float[] arguments, float[] results)
        where TFunction : struct, IVectorFunction
    {
        for (int i = 0; i < Length; i += Vector512<float>.Count)
        {
            TFunction.Of(Vector512.LoadUnsafe(ref arguments[0], (nuint)i)).StoreUnsafe(ref results[0], (nuint)i);
        }
    }

    private readonly struct ExpFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);
    }

    private readonly struct SigmoidFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);
    }

    private readonly struct TanhFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);
    }

    private readonly struct SoftplusFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Softplus(x);
    }

    private readonly struct Expm1Function : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Expm1(x);
    }

    private readonly struct Log1pFunction : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log1p(VectorMath.Abs(x));
    }
}
