namespace Neuroslyn.Generator.Lowering;

/// <summary>A run of rows that is covered by tiles of one height.</summary>
/// <param name="Start">First row.</param>
/// <param name="End">Row after the last.</param>
/// <param name="Height">Rows of each tile; divides End - Start.</param>
internal sealed record RowBlocks(int Start, int End, int Height)
{
    /// <summary>Cuts rows into full tiles and one smaller tile for the remainder.</summary>
    public static IReadOnlyList<RowBlocks> Cut(int rows, VectorTarget target)
    {
        if (rows <= target.MaximumTileRows)
        {
            return [new RowBlocks(0, rows, rows)];
        }

        int full = rows / target.TileRows * target.TileRows;
        return full == rows
            ? [new RowBlocks(0, rows, target.TileRows)]
            : [new RowBlocks(0, full, target.TileRows), new RowBlocks(full, rows, rows - full)];
    }
}
