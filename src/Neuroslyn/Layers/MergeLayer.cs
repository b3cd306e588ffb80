namespace Neuroslyn;

/// <summary>The handle of a layer that brings several layers together. It has no parameters.</summary>
/// <param name="name">The layer's property name.</param>
/// <param name="outputSize">Values it produces per sample.</param>
public sealed class MergeLayer(string name, int outputSize)
{
    /// <summary>The layer's property name.</summary>
    public string Name { get; } = name;

    /// <summary>Values the layer produces per sample.</summary>
    public int OutputSize { get; } = outputSize;
}
