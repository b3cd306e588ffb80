namespace Neuroslyn;

/// <summary>
/// Marks a static method as an activation: a formula of one number that the generator differentiates and vectorises like a built-in one. A layer
/// names it: <c>[Dense(64, nameof(Mish))]</c>.
/// </summary>
/// <remarks>
/// The method takes the pre-activation and returns the activation, both <see cref="float"/>, <see cref="double"/> or a type parameter
/// <c>T : IFloatingPointIeee754&lt;T&gt;</c>. Further parameters are learned (<see cref="LearnedAttribute"/>) or constants, which the layer's
/// attribute or their default values give. What a body may contain is in docs/custom-functions.md; anything else is an error at its place.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ActivationAttribute : Attribute;
