namespace Neuroslyn;

/// <summary>
/// Makes a parameter of an activation a trainable number: <c>[Activation] static float Leaky(float x, [Learned(0.25f)] float slope)</c>. Every layer
/// with that activation has its own, which weight decay leaves alone.
/// </summary>
/// <param name="initialValue">What it starts from.</param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class LearnedAttribute(double initialValue) : Attribute
{
    /// <summary>What it starts from.</summary>
    public double InitialValue { get; } = initialValue;

    /// <summary>Whether each unit of a layer has one of its own, instead of one for the whole layer. Default: false.</summary>
    public bool PerUnit { get; set; }
}
