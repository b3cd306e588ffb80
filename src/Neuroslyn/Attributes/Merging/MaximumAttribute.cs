namespace Neuroslyn;

/// <summary>z = max(x₁, x₂, …), element by element.</summary>
/// <remarks>The largest operand receives the gradient, the others 0; of several that are equal it is the first one named, so that no gradient is lost.</remarks>
/// <param name="layers">The layers to compare, at least two of the same size, each declared before this one; one of them may be <see cref="Layer.Input"/>.</param>
public sealed class MaximumAttribute(params string[] layers) : MergeAttribute(layers);
