namespace Neuroslyn;

/// <summary>The distribution that a layer's weights start from. Biases start at zero.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum Initializer
{
    /// <summary>
    /// Follows the activation: He normal for the ReLU family (ReLU, leaky ReLU, PReLU, ELU, SiLU, Mish, GELU, hard swish, ReLU6, and functions of
    /// one's own that behave like one far from 0), LeCun normal for SELU, Xavier uniform for everything else. The weights of a maxout layer are
    /// normal, with the variance that lets the largest of the layer's pieces keep the mean square of its inputs.
    /// </summary>
    MatchActivation = 0,

    /// <summary>All weights 0.</summary>
    Zero = 1,

    /// <summary>All weights equal to the initialiser's scale.</summary>
    Constant = 2,

    /// <summary>N(0, scale^2): the scale is the standard deviation.</summary>
    Normal = 3,

    /// <summary>U(-scale, scale): the scale is the limit.</summary>
    Uniform = 4,

    /// <summary>N(0, 2 / (fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    XavierNormal = 5,

    /// <summary>U(-l, l) with l = sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio 2010).</summary>
    XavierUniform = 6,

    /// <summary>N(0, 2 / fan_in) (He et al. 2015).</summary>
    HeNormal = 7,

    /// <summary>U(-l, l) with l = sqrt(6 / fan_in) (He et al. 2015).</summary>
    HeUniform = 8,

    /// <summary>N(0, 1 / fan_in) (LeCun et al. 1998; Klambauer et al. 2017).</summary>
    LecunNormal = 9,

    /// <summary>U(-l, l) with l = sqrt(3 / fan_in) (LeCun et al. 1998).</summary>
    LecunUniform = 10,
}
