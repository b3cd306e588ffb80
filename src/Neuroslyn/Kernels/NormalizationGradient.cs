using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn.Kernels;

/// <summary>The gradients of the parameters of a normalisation. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormalizationGradient
{
    /// <summary>With n = gamma x̂ + beta: dL/dgamma = sum(δ x̂) and dL/dbeta = sum(δ) over the samples of each row, δ being dL/dn. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="normalized">x̂: column 0 of the row of unit 0.</param>
    /// <param name="delta">δ: column 0 of the row of unit 0.</param>
    /// <param name="stride">Elements from one row to the next, in both.</param>
    /// <param name="sampleCount">Columns that count.</param>
    /// <param name="unitCount">Number of units.</param>
    /// <param name="scaleGradients">Receives dL/dgamma.</param>
    /// <param name="shiftGradients">Receives dL/dbeta.</param>
    public static void Compute<T>(ref T normalized, ref T delta, nint stride, int sampleCount, int unitCount, ref T scaleGradients, ref T shiftGradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int unit = 0; unit < unitCount; unit++)
        {
            ReadOnlySpan<T> values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref normalized, unit * stride), sampleCount);
            ReadOnlySpan<T> deltas = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref delta, unit * stride), sampleCount);
            Unsafe.Add(ref scaleGradients, unit) = T.CreateTruncating(Reductions.Dot(deltas, values));
            Unsafe.Add(ref shiftGradients, unit) = T.CreateTruncating(Reductions.Sum(deltas));
        }
    }
}
