namespace Neuroslyn;

/// <summary>The handle of an alpha dropout layer. It has no parameters.</summary>
/// <param name="name">The layer's property name.</param>
/// <param name="rate">Probability of dropping a unit, in [0, 1).</param>
public sealed class AlphaDropoutLayer(string name, double rate)
{
    /// <summary>The layer's property name.</summary>
    public string Name { get; } = name;

    /// <summary>Probability of dropping a unit in training.</summary>
    public double Rate { get; } = rate;
}
