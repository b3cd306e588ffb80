using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Signal;

/// <summary>Expectations over a normal distribution.</summary>
/// <remarks>
/// Gauss-Kronrod panels of 7 and 15 nodes over [-8.5, 8.5] standard deviations, split at the kinks and where the two sums differ. A fixed
/// Gauss-Hermite rule is not enough: with 201 nodes it gives E[relu'(z)^2] = 0.456 instead of 1/2, because 0 is one of its nodes, and for
/// pre-activations of standard deviation 10 the steep part of a sigmoid falls between two nodes. Abscissae and weights: Kronrod 1965.
/// </remarks>
internal static class GaussianQuadrature
{
    private const double Reach = 8.5;
    private const int InitialPanels = 8;
    private const int MaximumDepth = 24;
    private const double Tolerance = 1e-10;

    /// <summary>Slopes below this share of the steepest count as nearly flat.</summary>
    private const double NearlyFlat = 0.1;

    private static readonly double[] Nodes =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
        0.586087235467691130294144691258730, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0,
    ];

    private static readonly double[] KronrodWeights =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    // For the nodes of odd index, which are those of the 7-point rule.
    private static readonly double[] GaussWeights =
        [0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975, 0.417959183673469387755102040816327];

    /// <summary>The moments of an activation whose pre-activation is normal.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="mean">E[z].</param>
    /// <param name="variance">Var[z], at least 0; with 0 all values are at the mean.</param>
    public static GaussianMoments Moments(ScalarActivation activation, double mean, double variance)
    {
        if (variance <= 0 || double.IsNaN(variance) || double.IsInfinity(variance))
        {
            double value = activation.Value(mean);
            double slope = activation.Derivative(mean);
            return new GaussianMoments(value, value * value, slope * slope, 0, slope == 0 ? 1 : 0);
        }

        var samples = new List<Sample>(512);
        double deviation = Math.Sqrt(variance);
        foreach ((double low, double high) in Pieces(activation.Kinks, mean, deviation))
        {
            AddPanel(samples, activation, mean, deviation, low, high, MaximumDepth);
        }

        return Summarise(samples, x => activation.Derivative(mean + (deviation * x)));
    }

    private static IEnumerable<(double Low, double High)> Pieces(IReadOnlyList<double> kinks, double mean, double deviation)
    {
        const double Width = 2 * Reach / InitialPanels;
        double[] bounds =
        [
            .. Enumerable.Range(0, InitialPanels + 1).Select(static i => -Reach + (i * Width))
                .Concat(kinks.Select(kink => (kink - mean) / deviation).Where(static bound => Math.Abs(bound) < Reach))
                .Distinct()
                .OrderBy(static bound => bound),
        ];
        for (int i = 1; i < bounds.Length; i++)
        {
            yield return (bounds[i - 1], bounds[i]);
        }
    }

    private static void AddPanel(List<Sample> samples, ScalarActivation activation, double mean, double deviation, double low, double high, int depth)
    {
        double centre = (low + high) / 2;
        double half = (high - low) / 2;
        int first = samples.Count;
        double differenceOfSquares = 0;
        double differenceOfSlopes = 0;
        for (int i = -7; i <= 7; i++)
        {
            int node = 7 - Math.Abs(i);
            double x = centre + (Math.Sign(i) * half * Nodes[node]);
            double density = half * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            double z = mean + (deviation * x);
            var sample = new Sample(x, density * KronrodWeights[node], activation.Value(z), activation.Derivative(z));
            samples.Add(sample);
            double difference = density * (KronrodWeights[node] - (node % 2 == 1 ? GaussWeights[node / 2] : 0));
            differenceOfSquares += difference * sample.Value * sample.Value;
            differenceOfSlopes += difference * sample.Slope * sample.Slope;
        }

        double scale = 1 + samples.Skip(first).Sum(static sample => sample.Weight * ((sample.Value * sample.Value) + (sample.Slope * sample.Slope)));
        if (depth > 0 && Math.Abs(differenceOfSquares) + Math.Abs(differenceOfSlopes) > Tolerance * scale)
        {
            samples.RemoveRange(first, samples.Count - first);
            AddPanel(samples, activation, mean, deviation, low, centre, depth - 1);
            AddPanel(samples, activation, mean, deviation, centre, high, depth - 1);
        }
    }

    private static GaussianMoments Summarise(List<Sample> samples, Func<double, double> slope)
    {
        double steepest = samples.Max(static sample => Math.Abs(sample.Slope));
        double mean = 0;
        double square = 0;
        double slopeSquare = 0;
        foreach (Sample sample in samples)
        {
            mean += sample.Weight * sample.Value;
            square += sample.Weight * sample.Value * sample.Value;
            slopeSquare += sample.Weight * sample.Slope * sample.Slope;
        }

        (double saturated, double blocked) = FlatShares(samples, slope, NearlyFlat * steepest);
        return new GaussianMoments(mean, square, slopeSquare, saturated, blocked);
    }

    /// <summary>
    /// The probabilities of a small slope and of none. Where intervals end is searched for between neighbouring nodes, because counting nodes would be off by
    /// as much as one of them weighs. A slope that becomes 0 by and by has only rounded to it, as that of tanh at 20: that is saturation.
    /// </summary>
    private static (double Saturated, double Blocked) FlatShares(List<Sample> samples, Func<double, double> slope, double limit)
    {
        List<(Flatness Flatness, double End)> runs = [.. Runs(samples, slope, limit)];
        double saturated = 0;
        double blocked = 0;
        for (int i = 0; i < runs.Count; i++)
        {
            double probability = Below(runs[i].End) - (i == 0 ? 0 : Below(runs[i - 1].End));
            bool isRounded = (i > 0 && runs[i - 1].Flatness == Flatness.NearlyFlat) || (i + 1 < runs.Count && runs[i + 1].Flatness == Flatness.NearlyFlat);
            if (runs[i].Flatness == Flatness.NearlyFlat || (runs[i].Flatness == Flatness.Flat && isRounded))
            {
                saturated += probability;
            }
            else if (runs[i].Flatness == Flatness.Flat)
            {
                blocked += probability;
            }
        }

        return (saturated, blocked);
    }

    /// <summary>Intervals of one kind of slope, from left to right, with their upper ends.</summary>
    private static IEnumerable<(Flatness Flatness, double End)> Runs(List<Sample> samples, Func<double, double> slope, double limit)
    {
        Flatness Judge(double value) => value == 0 ? Flatness.Flat : Math.Abs(value) < limit ? Flatness.NearlyFlat : Flatness.Steep;
        Flatness current = Judge(samples[0].Slope);
        for (int i = 1; i < samples.Count; i++)
        {
            Flatness next = Judge(samples[i].Slope);
            if (next != current)
            {
                yield return (current, Bisect(samples[i - 1].X, samples[i].X, x => Judge(slope(x)) == current));
                current = next;
            }
        }

        yield return (current, double.PositiveInfinity);
    }

    private static double Bisect(double low, double high, Func<double, bool> isLow)
    {
        for (int i = 0; i < 30; i++)
        {
            double centre = (low + high) / 2;
            (low, high) = isLow(centre) ? (centre, high) : (low, centre);
        }

        return low;
    }

    /// <summary>The standard normal distribution function.</summary>
    private static double Below(double x) => double.IsPositiveInfinity(x) ? 1 : (1 + SpecialFunctions.Erf(x / Math.Sqrt(2))) / 2;

    private enum Flatness
    {
        Steep,
        NearlyFlat,
        Flat,
    }

    private readonly record struct Sample(double X, double Weight, double Value, double Slope);
}
