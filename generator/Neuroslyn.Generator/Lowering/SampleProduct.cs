using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Lowering;

/// <summary>How the product x W of one sample is computed: vectors run over units, a weight row is read per input.</summary>
/// <param name="Vectors">Vectors of units that are accumulated together.</param>
/// <param name="Chains">Independent sums per vector, over interleaved inputs, so that additions need not wait for each other.</param>
/// <param name="IsStraightLine">Whether all inputs are written out instead of looped over.</param>
/// <param name="Prefetches">Whether the weights are so many that they are asked for ahead of time.</param>
internal sealed record SampleProduct(int Vectors, int Chains, bool IsStraightLine, bool Prefetches)
{
    /// <summary>Additions that must be in flight to keep the multiply-add units busy: latency 4 times 2 units.</summary>
    private const int SumsInFlight = 8;

    /// <summary>Whole products up to this many vector multiply-adds are written out; beyond, straight-line code gains nothing.</summary>
    private const int StraightLineLimit = 64;

    /// <summary>The size of a small second-level cache: weights larger than this may come from beyond it, and are asked for ahead of time.</summary>
    private const int PrefetchBytes = 256 * 1024;

    /// <summary>Vector loads in a loop body up to which the hardware streams from the second-level cache at full rate (measured).</summary>
    private const int LoadsInBody = 16;

    /// <summary>Inputs per round of the loop.</summary>
    public int Inputs => Chains * Math.Max(1, LoadsInBody / (Vectors * Chains));

    /// <summary>Chooses for a layer of vectors that hold <paramref name="lanes"/> units each.</summary>
    public static SampleProduct For(DenseOperation dense, int lanes, NumberFormat number)
    {
        int needed = (dense.Units + lanes - 1) / lanes;
        int vectors = needed <= 16 ? needed : 8;
        return new SampleProduct(
            vectors,
            ChainsFor(dense, vectors),
            needed <= 16 && needed * dense.InputSize <= StraightLineLimit,
            (long)dense.InputSize * dense.RowStride * number.Bytes > PrefetchBytes);
    }

    /// <summary>Chooses for the machine's own vectors, whose number is not known at generation time: two at once.</summary>
    public static SampleProduct Native(DenseOperation dense)
    {
        var looping = new SampleProduct(2, ChainsFor(dense, 2), IsStraightLine: false, Prefetches: false);
        return looping with { IsStraightLine = dense.InputSize <= looping.Inputs };
    }

    /// <summary>Lanes of the narrowest vector that holds all units: a quarter, half or whole line.</summary>
    public static int Lanes(int units, NumberFormat number) =>
        units <= number.Line / 4 ? number.Line / 4 : units <= number.Line / 2 ? number.Line / 2 : number.Line;

    private static int ChainsFor(DenseOperation dense, int vectors) =>
        Math.Max(1, Math.Min(SumsInFlight / vectors, Math.Min(4, dense.InputSize / 2)));
}
