namespace Neuroslyn;

/// <summary>The content of an idx file of unsigned bytes.</summary>
/// <param name="Dimensions">Sizes, outermost first: <c>[images, rows, columns]</c> or <c>[labels]</c>. All positive.</param>
/// <param name="Values">All elements, the last dimension fastest.</param>
public sealed record IdxArray(IReadOnlyList<int> Dimensions, ReadOnlyMemory<byte> Values);
