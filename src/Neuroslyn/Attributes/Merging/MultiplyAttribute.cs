namespace Neuroslyn;

/// <summary>z = x₁ x₂ …, element by element: a gate.</summary>
/// <remarks>Each operand receives the gradient times the other operands.</remarks>
/// <param name="layers">The layers to multiply, at least two of the same size, each declared before this one; one of them may be <see cref="Layer.Input"/>.</param>
public sealed class MultiplyAttribute(params string[] layers) : MergeAttribute(layers);
