namespace Neuroslyn;

/// <summary>Names that edges may use beside those of layer properties.</summary>
public static class Layer
{
    /// <summary>
    /// The network's input, for <c>From</c> and for the layers that bring several values together: <c>[Add(Layer.Input, nameof(Hidden))]</c>. No identifier, so that no
    /// property can have this name.
    /// </summary>
    public const string Input = "<input>";
}
