using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Neuroslyn;

/// <summary>A rectangle of the parameter buffer, a part of a weight matrix for instance. Used by generated code.</summary>
/// <param name="Start">First element.</param>
/// <param name="Stride">Elements from one row to the next.</param>
/// <param name="Count">Rows.</param>
/// <param name="Length">Elements of each row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ParameterRows(int Start, int Stride, int Count, int Length)
{
    /// <summary>The same rows with as much of the padding behind each as fills the registers that optimizers work in.</summary>
    internal ParameterRows InWholeRegisters<T>()
    {
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256.IsHardwareAccelerated ? Vector256<T>.Count : Vector128<T>.Count;
        return this with { Length = (Length + lanes - 1) / lanes * lanes };
    }
}
