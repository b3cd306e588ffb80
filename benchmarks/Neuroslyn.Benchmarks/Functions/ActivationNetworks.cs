namespace Neuroslyn.Benchmarks.Functions;

/// <summary>A layer that is nearly nothing but its activation: one weight per unit, the built-in SiLU.</summary>
[Network(Input = 1)]
internal sealed partial class SiluLayer
{
    [Dense(256, Activation.Silu, UseBias = false)] public partial DenseLayer Units { get; }
}

/// <summary>The same with Mish written as a C# method.</summary>
[Network(Input = 1)]
internal sealed partial class UserMishLayer
{
    [Dense(256, nameof(Mish), UseBias = false)] public partial DenseLayer Units { get; }

    [Activation]
    private static float Mish(float x) => x * MathF.Tanh(NetworkMath.Softplus(x));
}
