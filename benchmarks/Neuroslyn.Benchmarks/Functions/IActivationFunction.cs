using System.Runtime.Intrinsics;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>An activation and its derivative by hand.</summary>
internal interface IActivationFunction : IVectorFunction
{
    /// <summary>Whether <see cref="Derivative"/> takes z, which the forward pass then keeps; else it takes the output.</summary>
    static abstract bool KeepsInput { get; }

    /// <summary>The function's derivative.</summary>
    static abstract Vector512<float> Derivative(Vector512<float> x);
}
