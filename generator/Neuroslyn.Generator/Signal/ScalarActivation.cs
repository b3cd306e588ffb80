namespace Neuroslyn.Generator.Signal;

/// <summary>An activation of one pre-activation, as the signal's arithmetic needs it.</summary>
/// <param name="Value">f(z).</param>
/// <param name="Derivative">f'(z).</param>
/// <param name="Kinks">Where f or f' may jump, in any order; a quadrature across such a point is wrong.</param>
internal sealed record ScalarActivation(Func<double, double> Value, Func<double, double> Derivative, IReadOnlyList<double> Kinks)
{
    /// <summary>f(z) = z.</summary>
    public static ScalarActivation Identity { get; } = new(static z => z, static _ => 1, []);
}
