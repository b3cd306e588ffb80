namespace Neuroslyn.Generator.Tests.Calculus;

/// <summary>Derivatives by central differences of fourth order: (8 (f(x+h) - f(x-h)) - (f(x+2h) - f(x-2h))) / 12h, error O(h^4).</summary>
internal static class NumericDerivative
{
    /// <summary>The derivative, or null where the estimates of two steps differ: at a kink, a pole, or where rounding outweighs the difference.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">Where.</param>
    /// <param name="tolerance">The difference of the estimates that is accepted, relative to max(1, |derivative|).</param>
    public static double? At(Func<double, double> function, double x, double tolerance)
    {
        double scale = 1e-3 * Math.Max(1, Math.Abs(x));
        double coarse = Estimate(function, x, scale);
        double fine = Estimate(function, x, scale / 2.5);
        return Math.Abs(coarse - fine) <= tolerance * Math.Max(1, Math.Abs(fine)) ? fine : null;
    }

    private static double Estimate(Func<double, double> function, double x, double h) =>
        ((8 * (function(x + h) - function(x - h))) - (function(x + (2 * h)) - function(x - (2 * h)))) / (12 * h);
}
