namespace Neuroslyn.Benchmarks.Functions;

/// <summary>A layer that is nearly nothing but its activation, one weight per unit, and a layer of one unit behind it, through which a gradient comes back.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class SiluLayer
{
    [Dense(64, Activation.Silu, UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }
}

/// <summary>The same with Mish written as a C# method.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class UserMishLayer
{
    [Dense(64, nameof(Mish), UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }

    [Activation]
    private static float Mish(float x) => x * MathF.Tanh(NetworkMath.Softplus(x));
}

/// <summary>The same with the built-in hyperbolic tangent.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class TanhLayer
{
    [Dense(64, Activation.Tanh, UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }
}

/// <summary>The same with the built-in sigmoid.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class SigmoidLayer
{
    [Dense(64, Activation.Sigmoid, UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }
}

/// <summary>The same with the built-in softplus.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class SoftplusLayer
{
    [Dense(64, Activation.Softplus, UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }
}

/// <summary>The same with the built-in GELU.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class GeluLayer
{
    [Dense(64, Activation.Gelu, UseBias = false)] public partial DenseLayer Units { get; }

    [Dense(1, UseBias = false)] public partial DenseLayer Output { get; }
}
