namespace Neuroslyn.Generator.Graph;

/// <summary>A vector that flows through the network, one per sample: the network's input or what an operation produces.</summary>
/// <param name="Index">0 for the network's input, i + 1 for what operation i produces.</param>
/// <param name="Size">Number of elements.</param>
/// <param name="Row">First row of the workspace that holds it.</param>
internal sealed record Value(int Index, int Size, int Row);
