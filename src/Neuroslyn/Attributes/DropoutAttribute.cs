namespace Neuroslyn;

/// <summary>
/// Inverted dropout: in training each unit is zeroed with probability <see cref="Rate"/> and the others are multiplied by 1 / (1 - rate);
/// outside training it is the identity (Srivastava et al. 2014). On a layer property it follows the activation; on a property of its own of
/// type <see cref="DropoutLayer"/> it is a layer.
/// </summary>
/// <param name="rate">Probability of dropping a unit, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>Probability of dropping a unit.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// The layer it reads, on a property of its own: <c>nameof(Hidden)</c>, declared before this one, or <see cref="Layer.Input"/>. Default: the layer declared before
    /// this one.
    /// </summary>
    public string? From { get; set; }
}
