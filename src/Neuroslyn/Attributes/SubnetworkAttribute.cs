namespace Neuroslyn;

/// <summary>
/// A network within the network: a partial property whose type is another class with <see cref="NetworkAttribute"/>. The property is an instance of that class
/// on a part of this network's parameters, so that both always agree. The attribute is only needed to say what the inner network reads.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SubnetworkAttribute : Attribute
{
    /// <summary>The layer it reads: <c>nameof(Hidden)</c>, declared before this one, or <see cref="Layer.Input"/>. Default: the layer declared before this one.</summary>
    public string? From { get; set; }
}
