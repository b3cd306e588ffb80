namespace Neuroslyn;

/// <summary>Where an adaptive method adds the epsilon that keeps its division away from 0.</summary>
/// <remarks>The two agree while gradients are large. At a gradient of 1e-5 and epsilon 1e-8 the first step of Adam is ten times smaller with the inside form.</remarks>
public enum EpsilonPlacement
{
    /// <summary>g / (sqrt(v) + epsilon).</summary>
    OutsideRoot = 0,

    /// <summary>g / sqrt(v + epsilon).</summary>
    InsideRoot = 1,
}
