namespace Neuroslyn.Generator.Signal;

/// <summary>What an activation f makes of a normally distributed pre-activation z, and what its derivative does to a gradient on the way back.</summary>
/// <param name="Mean">E[f(z)].</param>
/// <param name="SecondMoment">E[f(z)^2].</param>
/// <param name="DerivativeSecondMoment">E[f'(z)^2]: the factor by which a gradient's variance changes.</param>
/// <param name="SaturatedShare">The share of values at which f is nearly flat: |f'| is below a tenth of its largest value, and 0 at most where it tends to 0.</param>
/// <param name="BlockedShare">The share of values at which f'(z) is 0 behind a kink or step, so that no gradient passes.</param>
internal readonly record struct GaussianMoments(double Mean, double SecondMoment, double DerivativeSecondMoment, double SaturatedShare, double BlockedShare)
{
    /// <summary>sqrt(E[f^2] - E[f]^2).</summary>
    public double Deviation => Math.Sqrt(Math.Max(0, SecondMoment - (Mean * Mean)));

    /// <summary>The identity's.</summary>
    /// <param name="mean">E[z].</param>
    /// <param name="variance">Var[z].</param>
    public static GaussianMoments OfIdentity(double mean, double variance) => new(mean, variance + (mean * mean), 1, 0, 0);
}
