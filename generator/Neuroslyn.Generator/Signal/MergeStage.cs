using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Signal;

/// <summary>Several values brought together, taken to be independent of each other: random weights make them so.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">How.</param>
/// <param name="Sizes">Elements of each operand.</param>
internal sealed record MergeStage(string Name, MergeKind Kind, IReadOnlyList<int> Sizes) : SignalStage(Name)
{
    /// <summary>The moments of the result.</summary>
    /// <param name="operands">Mean and second moment of each operand.</param>
    public GaussianMoments Combine(IReadOnlyList<(double Mean, double SecondMoment)> operands)
    {
        (double mean, double square) = Kind switch
        {
            MergeKind.Add => Sum(operands),
            MergeKind.Multiply => (operands.Aggregate(1.0, static (product, x) => product * x.Mean), operands.Aggregate(1.0, static (product, x) => product * x.SecondMoment)),
            MergeKind.Maximum => operands.Skip(1).Aggregate(operands[0], static (largest, x) => Largest(largest, x)),
            _ => (Average(operands.Select(static x => x.Mean)), Average(operands.Select(static x => x.SecondMoment))),
        };
        return new GaussianMoments(mean, square, 1, 0, 0);
    }

    /// <summary>E[(dz/dx)^2] of an operand: what becomes of a gradient on its way back to it.</summary>
    /// <param name="operands">Mean and second moment of each operand.</param>
    /// <param name="slot">Which operand.</param>
    public double GradientFactor(IReadOnlyList<(double Mean, double SecondMoment)> operands, int slot)
    {
        IEnumerable<(double Mean, double SecondMoment)> others = operands.Where((_, index) => index != slot);
        return Kind switch
        {
            MergeKind.Multiply => others.Aggregate(1.0, static (product, x) => product * x.SecondMoment),
            MergeKind.Maximum => ShareOfLargest(operands[slot], others.Aggregate(static (largest, x) => Largest(largest, x))),
            _ => 1,
        };
    }

    /// <summary>The variance over the samples of one unit, averaged over units.</summary>
    /// <param name="operands">Second moment and variance over samples of each operand; what they differ by is the same for all samples.</param>
    /// <param name="square">Second moment of the result.</param>
    /// <param name="variance">Variance of the result over samples and units.</param>
    public double SampleVariance(IReadOnlyList<(double SecondMoment, double SampleVariance)> operands, double square, double variance) => Kind switch
    {
        MergeKind.Add => operands.Sum(static x => x.SampleVariance),
        MergeKind.Multiply => Math.Max(0, square - operands.Aggregate(1.0, static (product, x) => product * (x.SecondMoment - x.SampleVariance))),
        MergeKind.Concat => Average(operands.Select(static x => x.SampleVariance)),

        // Exact where nothing is common, or everything.
        _ => variance * Math.Min(1, operands.Average(static x => x.SecondMoment > 0 ? x.SampleVariance / x.SecondMoment : 0)),
    };

    private static (double Mean, double SecondMoment) Sum(IReadOnlyList<(double Mean, double SecondMoment)> operands)
    {
        double mean = operands.Sum(static x => x.Mean);
        return (mean, operands.Sum(Variance) + (mean * mean));
    }

    /// <summary>The moments of max(x, y) of two normal numbers (Clark 1961, "The greatest of a finite set of random variables").</summary>
    private static (double Mean, double SecondMoment) Largest((double Mean, double SecondMoment) x, (double Mean, double SecondMoment) y)
    {
        double spread = Math.Sqrt(Variance(x) + Variance(y));
        if (spread == 0)
        {
            return x.Mean >= y.Mean ? x : y;
        }

        double distance = (x.Mean - y.Mean) / spread;
        double share = NormalDistribution(distance);
        double density = Math.Exp(-distance * distance / 2) / Math.Sqrt(2 * Math.PI);
        return (
            (x.Mean * share) + (y.Mean * (1 - share)) + (spread * density),
            (x.SecondMoment * share) + (y.SecondMoment * (1 - share)) + ((x.Mean + y.Mean) * spread * density));
    }

    private static double ShareOfLargest((double Mean, double SecondMoment) x, (double Mean, double SecondMoment) others)
    {
        double spread = Math.Sqrt(Variance(x) + Variance(others));
        return spread == 0 ? (x.Mean >= others.Mean ? 1 : 0) : NormalDistribution((x.Mean - others.Mean) / spread);
    }

    private static double NormalDistribution(double x) => 0.5 * (1 + Calculus.SpecialFunctions.Erf(x / Math.Sqrt(2)));

    private static double Variance((double Mean, double SecondMoment) x) => Math.Max(0, x.SecondMoment - (x.Mean * x.Mean));

    private double Average(IEnumerable<double> values) => values.Zip(Sizes, static (value, size) => value * size).Sum() / Sizes.Sum();
}
