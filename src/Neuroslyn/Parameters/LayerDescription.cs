namespace Neuroslyn;

/// <summary>One line of a network's layer table.</summary>
/// <param name="Name">The layer's property name.</param>
/// <param name="Description">What the layer computes, e.g. <c>Dense, ReLU</c>.</param>
/// <param name="InputSize">Values it receives per sample.</param>
/// <param name="OutputSize">Values it produces per sample.</param>
/// <param name="ParameterCount">Trainable values.</param>
/// <param name="OutputRow">First row of its output in a workspace.</param>
public sealed record LayerDescription(string Name, string Description, int InputSize, int OutputSize, int ParameterCount, int OutputRow)
{
    /// <summary>What no output is below; null where outputs are not confined on both sides.</summary>
    public double? LowerBound { get; init; }

    /// <summary>What no output is above; null where outputs are not confined on both sides.</summary>
    public double? UpperBound { get; init; }
}
