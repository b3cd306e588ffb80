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

    /// <summary>
    /// f(z) = lambda z for z &gt; 0, lambda alpha (e^z - 1) otherwise, lambda = 1.0507009873554805, alpha = 1.6732632423543772: keeps mean 0 and
    /// variance 1 with LeCun initialisation (Klambauer et al. 2017).
    /// </summary>
    Selu = 7,

    /// <summary>f(z) = log(1 + e^z), range (0, infinity); its derivative is the sigmoid (Dugas et al. 2001).</summary>
    Softplus = 8,

    /// <summary>f(z) = z / (1 + |z|), range (-1, 1) (Turian, Bergstra, Bengio 2009).</summary>
    Softsign = 9,

    /// <summary>f(z) = z sigmoid(z), also known as swish (Elfwing, Uchibe, Doya 2018; Ramachandran et al. 2017).</summary>
    Silu = 10,

    /// <summary>f(z) = z tanh(log(1 + e^z)) (Misra 2019).</summary>
    Mish = 11,

    /// <summary>f(z) = z (1 + erf(z / sqrt 2)) / 2: z times the probability that a standard normal number is below z (Hendrycks and Gimpel 2016).</summary>
    Gelu = 12,

    /// <summary>f(z) = z (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3))) / 2, the published approximation of <see cref="Gelu"/>.</summary>
    GeluTanh = 13,

    /// <summary>f(z) = (z + 3) / 6 bounded to [0, 1]; the derivative on the bounds is 0 (Howard et al. 2019).</summary>
    HardSigmoid = 14,

    /// <summary>f(z) = 0 for z &lt; -3, z for z &gt; 3, z (z + 3) / 6 between them: z times the hard sigmoid of z (Howard et al. 2019).</summary>
    HardSwish = 15,

    /// <summary>f(z) = z bounded to [0, 6]; the derivative on the bounds is 0 (Krizhevsky 2010).</summary>
    Relu6 = 16,

    /// <summary>
    /// f(z) = 0 for z &lt; 0, 1 for z &gt; 0, and at 0 what <see cref="StepAtZero"/> says: the perceptron's (Rosenblatt 1957). Its derivative is 0, so no gradient
    /// trains it; a network with it predicts, or is trained by the perceptron's own rule.
    /// </summary>
    Step = 17,

    /// <summary>
    /// f(z) = z for z &gt; 0, slope * z otherwise, where the slope is learned: one for the layer, or one per unit; it starts at 0.25 unless given
    /// (He et al. 2015). The derivative at 0 is the slope.
    /// </summary>
    PRelu = 18,
}
