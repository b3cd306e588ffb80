using System.ComponentModel;

namespace Neuroslyn;

/// <summary>A rectangle of the parameter buffer, a part of a weight matrix for instance. Used by generated code.</summary>
/// <param name="Start">First element.</param>
/// <param name="Stride">Elements from one row to the next.</param>
/// <param name="Count">Rows.</param>
/// <param name="Length">Elements of each row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ParameterRows(int Start, int Stride, int Count, int Length);
