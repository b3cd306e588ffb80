namespace Neuroslyn.Generator.Calculus;

/// <summary>The functions of one argument. Except for the sign change and <see cref="Held"/>, the runtime's VectorMath has one of each name for every width.</summary>
internal enum Function
{
    Negate,
    Abs,

    /// <summary>-1, 0 or 1.</summary>
    Sign,
    Sqrt,

    /// <summary>The real cube root, of negative numbers too.</summary>
    Cbrt,
    Exp,

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    Expm1,
    Log,

    /// <summary>log(1 + x) without cancellation near 0.</summary>
    Log1p,
    Sinh,
    Cosh,
    Tanh,
    Sin,
    Cos,
    Atan,

    /// <summary>2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    Erf,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>log(1 + e^x).</summary>
    Softplus,

    /// <summary>x itself, which derivatives pass by: for a part on which the value of the whole does not depend, as the maximum that keeps a sum of exponentials finite.</summary>
    Held,
}
