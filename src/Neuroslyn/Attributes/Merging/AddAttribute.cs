namespace Neuroslyn;

/// <summary>z = x₁ + x₂ + …, element by element: a residual or skip connection (He et al. 2016).</summary>
/// <remarks>Every operand receives the gradient as it is.</remarks>
/// <param name="layers">The layers to add, at least two of the same size, each declared before this one; one of them may be <see cref="Layer.Input"/>.</param>
public sealed class AddAttribute(params string[] layers) : MergeAttribute(layers);
