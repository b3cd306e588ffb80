namespace Neuroslyn;

/// <summary>
/// Training leaves the parameters of the layer, or of the network within the network, as they are: their gradients are not even computed. For what is decided while the
/// program runs there is <see cref="Freezing.Freeze"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FrozenAttribute : Attribute;
