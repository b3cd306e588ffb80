namespace Neuroslyn;

/// <summary>A layer that brings the outputs of several layers together; its property is a <see cref="MergeLayer"/>.</summary>
/// <param name="layers">The layers it reads, at least two, each declared before it: <c>nameof(Hidden)</c> or <see cref="Layer.Input"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public abstract class MergeAttribute(string[] layers) : Attribute
{
    /// <summary>The layers it reads.</summary>
    public IReadOnlyList<string> Layers { get; } = layers;

    /// <summary>What is applied to the result. Default: nothing.</summary>
    public Activation Activation { get; set; }
}
