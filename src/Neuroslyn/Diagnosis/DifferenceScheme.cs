namespace Neuroslyn;

/// <summary>How a <see cref="GradientCheck"/> differentiates numerically.</summary>
public enum DifferenceScheme
{
    /// <summary>(L(w + h) - L(w - h)) / 2h: an error in proportion to h^2, two evaluations per parameter.</summary>
    Central = 0,

    /// <summary>(L(w + h) - L(w)) / h, the definition of the derivative: an error in proportion to h, one evaluation per parameter.</summary>
    Forward = 1,
}
