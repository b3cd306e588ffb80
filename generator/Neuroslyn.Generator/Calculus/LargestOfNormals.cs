namespace Neuroslyn.Generator.Calculus;

/// <summary>Moments of the largest of several independent standard normal numbers, an order statistic.</summary>
internal static class LargestOfNormals
{
    private const double Reach = 12;
    private const int Intervals = 4800;

    /// <summary>E[m] and E[m²]; the density of m is k phi(x) Phi(x)^(k-1), which Simpson's rule integrates to rounding. For two numbers 1 / sqrt(pi) and 1.</summary>
    /// <param name="count">How many numbers, at least 1.</param>
    public static (double Mean, double SecondMoment) Of(int count)
    {
        const double Step = 2 * Reach / Intervals;
        double mass = 0;
        double below = 0;
        double mean = 0;
        double square = 0;
        double density = Density(-Reach);
        for (int i = 0; i <= Intervals; i++)
        {
            double x = -Reach + (i * Step);
            if (i > 0)
            {
                // Phi grows by the integral over the last interval, again by Simpson's rule.
                double next = Density(x);
                below += Step / 6 * (density + (4 * Density(x - (Step / 2))) + next);
                density = next;
            }

            double weight = i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            double share = weight * count * density * Math.Pow(below, count - 1);
            mass += share;
            mean += share * x;
            square += share * x * x;
        }

        return (mean / mass, square / mass);
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
