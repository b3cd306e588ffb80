using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Lowering;

/// <summary>How the units of a layer are cut when its weight gradients are computed: into tiles, and into groups of tiles that are updated together.</summary>
/// <param name="Runs">Runs of tiles of equal width, left to right.</param>
internal sealed record GradientGroups(IReadOnlyList<ColumnRun> Runs)
{
    /// <summary>
    /// Lines of units that are updated together. The gradients of eight rows and everything an optimizer remembers of them, 4 x 8 x 8 lines, then fit the
    /// first-level cache, and the call of the update costs little beside it.
    /// </summary>
    private const int GroupLines = 8;

    /// <summary>Elements up to which a layer's weights, gradients and what an optimizer remembers of them stay in the second-level cache from step to step.</summary>
    private const int SmallLayer = 4096;

    /// <summary>Elements up to which one pass over all parameters costs less than the calls that would update them layer by layer.</summary>
    private const int TinyNetwork = 1024;

    /// <summary>Whether all parameters of a network are updated at once, after all gradients.</summary>
    public static bool UpdateWhole(NetworkGraph graph) => graph.ParameterBufferLength <= TinyNetwork;

    /// <summary>Whether updates follow each group of tiles; a small layer is updated at once, which saves calls.</summary>
    public static bool UpdateInCache(DenseOperation dense) => (long)dense.InputSize * dense.RowStride > SmallLayer;

    /// <summary>Bytes between samples whose multiples fall on so few sets of the first-level cache that a column of samples does not stay in it.</summary>
    private const int AliasedBytes = 1024;

    /// <summary>Units from which on copying a block of inputs costs little beside the products that read it.</summary>
    private const int PackedUnits = 128;

    /// <summary>Whether the weight gradient of a layer that reads samples as they come reads a copy of each block of inputs.</summary>
    public static bool PacksInputs(DenseOperation dense, NumberFormat number) =>
        dense.ReadsBatchMajor && dense.Units >= PackedUnits && (long)dense.InputSize * number.Bytes % AliasedBytes == 0;

    /// <summary>Cuts the units of a layer.</summary>
    public static GradientGroups Of(DenseOperation dense, NumberFormat number, VectorTarget target)
    {
        int line = number.Line;
        int lines = number.RoundUpToLine(dense.Units) / line;
        if (target.KnownCount is null)
        {
            // Two of the machine's own vectors are at most one line.
            return new GradientGroups([.. Cut(0, lines, 2, null, line)]);
        }

        int even = lines / 2 * 2;
        return new GradientGroups([.. Cut(0, even, 2, 2 * line, line), .. Cut(even, lines, 1, line, line)]);
    }

    /// <summary>A run of whole groups, and one of the lines that fill no group.</summary>
    private static IEnumerable<ColumnRun> Cut(int start, int end, int vectors, int? tileWidth, int line)
    {
        int whole = start + ((end - start) / GroupLines * GroupLines);
        if (start < whole)
        {
            yield return new ColumnRun(start * line, whole * line, GroupLines * line, vectors, tileWidth);
        }

        if (whole < end)
        {
            yield return new ColumnRun(whole * line, end * line, (end - whole) * line, vectors, tileWidth);
        }
    }
}

/// <summary>Tiles of equal width side by side.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Unit after the last.</param>
/// <param name="GroupWidth">Units that are updated together; divides End - Start.</param>
/// <param name="Vectors">Vectors per tile.</param>
/// <param name="TileWidth">Units per tile; null for vectors whose length is not known at generation time.</param>
internal sealed record ColumnRun(int Start, int End, int GroupWidth, int Vectors, int? TileWidth)
{
    public int GroupCount => (End - Start) / GroupWidth;
}
