namespace Neuroslyn;

/// <summary>z = x₁, then x₂, …: the operands one behind the other.</summary>
/// <remarks>Each operand receives its part of the gradient.</remarks>
/// <param name="layers">The layers to put one behind the other, at least two, each declared before this one; one of them may be <see cref="Layer.Input"/>.</param>
public sealed class ConcatAttribute(params string[] layers) : MergeAttribute(layers);
