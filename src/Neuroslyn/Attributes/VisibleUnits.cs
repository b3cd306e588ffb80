namespace Neuroslyn;

/// <summary>What the visible units of a restricted Boltzmann machine are.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum VisibleUnits
{
    /// <summary>0 or 1, with p(v = 1 | h) = σ(b + W h).</summary>
    Binary = 0,

    /// <summary>Real numbers of unit variance, p(v | h) = N(b + W h, 1): for standardised data.</summary>
    Gaussian = 1,
}
