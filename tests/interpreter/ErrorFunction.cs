namespace Neuroslyn.Interpreter;

/// <summary>The normal distribution, from a series of positive terms.</summary>
internal static class ErrorFunction
{
    /// <summary>The density of N(0, 1) at x.</summary>
    public static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability that a number from N(0, 1) is below x: 1/2 + density (x + x^3/3 + x^5/(3 5) + ...) (Abramowitz and Stegun 26.2.11).</summary>
    public static double NormalProbability(double x)
    {
        if (Math.Abs(x) > 9)
        {
            return x > 0 ? 1 : 0;
        }

        double term = x;
        double sum = 0;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= x * x / ((2 * n) + 1);
        }

        return 0.5 + (NormalDensity(x) * sum);
    }
}
