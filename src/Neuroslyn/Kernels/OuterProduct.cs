using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels;

/// <summary>The weight gradient of a single sample. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OuterProduct
{
    /// <summary>Stores x delta^T.</summary>
    /// <param name="x">A factor for each row.</param>
    /// <param name="delta">A factor for each column, in a buffer of whole 64-byte lines.</param>
    /// <param name="gradients">First element of the buffer of gradients.</param>
    /// <param name="rows">Where in the buffer; each row begins a 64-byte line and has the rest of its last line to itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<T>(ref T x, ref T delta, ref T gradients, ParameterRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows.Count; row++)
        {
            ref T gradient = ref Unsafe.Add(ref gradients, rows.Start + ((nint)row * rows.Stride));
            Vector<T> factor = Vector.Create(Unsafe.Add(ref x, row));
            for (nint column = 0; column < rows.Length; column += Vector<T>.Count)
            {
                (factor * Vector.LoadUnsafe(ref Unsafe.Add(ref delta, column))).StoreUnsafe(ref Unsafe.Add(ref gradient, column));
            }
        }
    }
}
