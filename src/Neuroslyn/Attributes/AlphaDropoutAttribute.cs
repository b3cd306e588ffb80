namespace Neuroslyn;

/// <summary>
/// Dropout for <see cref="Activation.Selu"/>: in training each unit is set to the value that SELU tends to, -1.7581, with probability <see cref="Rate"/>, and then everything is
/// scaled and shifted so that values of mean 0 and variance 1 keep both; outside training it is the identity (Klambauer et al. 2017, "Self-normalizing neural networks",
/// section "New dropout technique"). On a layer property it follows the activation; on a property of its own of type <see cref="AlphaDropoutLayer"/> it is a layer.
/// </summary>
/// <param name="rate">Probability of dropping a unit, in [0, 1). 0.05 to 0.1 are usual.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlphaDropoutAttribute(double rate) : Attribute
{
    /// <summary>Probability of dropping a unit.</summary>
    public double Rate { get; } = rate;

    /// <summary>What the layer reads, by name: a layer declared before it, or <see cref="Layer.Input"/>. Default: the layer declared just before.</summary>
    public string? From { get; set; }
}
