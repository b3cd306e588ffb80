namespace Neuroslyn.Generator.Emission;

/// <summary>A finished sum of a tile.</summary>
/// <param name="Row">Its row in the tile.</param>
/// <param name="Vector">Which vector of the row.</param>
/// <param name="Sum">Its name.</param>
/// <param name="Offset">The offset of its place from the tile's result.</param>
internal readonly record struct TileCell(int Row, int Vector, string Sum, string Offset);
