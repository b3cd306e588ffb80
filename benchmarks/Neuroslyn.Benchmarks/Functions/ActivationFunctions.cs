using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace Neuroslyn.Benchmarks.Functions;

internal readonly struct SiluFunction : IActivationFunction
{
    public static bool KeepsInput => true;

    public static V Of(V x) => x * VectorMath.Sigmoid(x);

    /// <summary>s (1 + x (1 - s)).</summary>
    public static V Derivative(V x)
    {
        V s = VectorMath.Sigmoid(x);
        return s * (V.One + (x * (V.One - s)));
    }
}

internal readonly struct MishFunction : IActivationFunction
{
    private static V Two => Vector512.Create(2f);

    public static bool KeepsInput => true;

    /// <summary>tanh(log(1 + n)) = n (n + 2) / (n (n + 2) + 2) with n = e^x.</summary>
    public static V Of(V x)
    {
        V n = VectorMath.Exp(Vector512.Min(x, Vector512.Create(20f)));
        V w = n * (n + Two);
        return x * w / (w + Two);
    }

    /// <summary>w r + 4 x n (n + 1) r² with w = n (n + 2) and r = 1 / (w + 2).</summary>
    public static V Derivative(V x)
    {
        V n = VectorMath.Exp(Vector512.Min(x, Vector512.Create(20f)));
        V w = n * (n + Two);
        V r = V.One / (w + Two);
        return r * (w + (Vector512.Create(4f) * x * n * (n + V.One) * r));
    }
}

internal readonly struct TanhFunction : IActivationFunction
{
    public static bool KeepsInput => false;

    public static V Of(V x) => VectorMath.Tanh(x);

    public static V Derivative(V y) => V.One - (y * y);
}

internal readonly struct SigmoidFunction : IActivationFunction
{
    public static bool KeepsInput => false;

    public static V Of(V x) => VectorMath.Sigmoid(x);

    public static V Derivative(V y) => y * (V.One - y);
}

internal readonly struct SoftplusFunction : IActivationFunction
{
    public static bool KeepsInput => false;

    public static V Of(V x) => VectorMath.Softplus(x);

    /// <summary>The sigmoid from y = log(1 + e^x): 1 - e^-y.</summary>
    public static V Derivative(V y) => -VectorMath.Expm1(-y);
}

internal readonly struct GeluFunction : IActivationFunction
{
    private static V RootOfHalf => Vector512.Create(0.70710678f);

    public static bool KeepsInput => true;

    public static V Of(V x) => Vector512.Create(0.5f) * x * (V.One + VectorMath.Erf(RootOfHalf * x));

    /// <summary>The normal distribution function and x times its density.</summary>
    public static V Derivative(V x) =>
        (Vector512.Create(0.5f) * (V.One + VectorMath.Erf(RootOfHalf * x))) + (Vector512.Create(0.39894228f) * x * VectorMath.Exp(Vector512.Create(-0.5f) * x * x));
}
