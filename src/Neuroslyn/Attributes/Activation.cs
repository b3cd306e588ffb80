namespace Neuroslyn;

/// <summary>The nonlinearity a layer applies to its pre-activation z.</summary>
/// <remarks>Each member is one formula in the generator's expression language; its derivative is computed from the formula.</remarks>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum Activation
{
    /// <summary>f(z) = z.</summary>
    Identity = 0,

    /// <summary>f(z) = 1 / (1 + e^-z), range (0, 1).</summary>
    Sigmoid = 1,

    /// <summary>f(z) = tanh z, range (-1, 1).</summary>
    Tanh = 2,

    /// <summary>f(z) = max(0, z); the derivative at 0 is 0 (Glorot, Bordes, Bengio 2011).</summary>
    Relu = 3,

    /// <summary>f(z) = z for z &gt; 0, slope * z otherwise; the slope is 0.01 unless given (Maas et al. 2013).</summary>
    LeakyRelu = 4,

    /// <summary>f(z) = z for z &gt; 0, alpha * (e^z - 1) otherwise; alpha is 1 unless given (Clevert et al. 2016).</summary>
    Elu = 5,

    /// <summary>f(z)_i = e^(z_i) / sum_k e^(z_k), over the units of the layer; computed after subtracting max z.</summary>
    Softmax = 6,
}
