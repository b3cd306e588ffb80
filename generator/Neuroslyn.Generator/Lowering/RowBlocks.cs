namespace Neuroslyn.Generator.Lowering;

/// <summary>A run of rows that is covered by tiles of one height.</summary>
/// <param name="Start">First row.</param>
/// <param name="End">Row after the last.</param>
/// <param name="Height">Rows of each tile; divides End - Start.</param>
internal sealed record RowBlocks(int Start, int End, int Height)
{
    /// <summary>
    /// Rows of a tile of two vectors that keep two multiply-add units of four cycles busy: a tile with fewer takes as long as one with these.
    /// </summary>
    private const int BusyRows = 4;

    /// <summary>Cuts rows into full tiles and one smaller tile for the remainder, or, where that would be too small, into tiles of nearly the same height.</summary>
    public static IReadOnlyList<RowBlocks> Cut(int rows, VectorTarget target)
    {
        if (rows <= target.MaximumTileRows)
        {
            return [new RowBlocks(0, rows, rows)];
        }

        int remainder = rows % target.TileRows;
        int full = rows - remainder;
        if (remainder == 0)
        {
            return [new RowBlocks(0, rows, target.TileRows)];
        }

        if (remainder >= BusyRows)
        {
            return [new RowBlocks(0, full, target.TileRows), new RowBlocks(full, rows, remainder)];
        }

        // What the last tile lacks is taken from as many tiles as it takes, two rows from each if that comes out even.
        int tiles = (full / target.TileRows) + 1;
        int lacking = target.TileRows - remainder;
        int taken = lacking % 2 == 0 ? 2 : 1;
        int low = lacking / taken;
        if (low > tiles)
        {
            int height = rows / tiles;
            int higher = rows % tiles * (height + 1);
            return higher == 0
                ? [new RowBlocks(0, rows, height)]
                : [new RowBlocks(0, higher, height + 1), new RowBlocks(higher, rows, height)];
        }

        int high = (tiles - low) * target.TileRows;
        return high == 0
            ? [new RowBlocks(0, rows, target.TileRows - taken)]
            : [new RowBlocks(0, high, target.TileRows), new RowBlocks(high, rows, target.TileRows - taken)];
    }
}
