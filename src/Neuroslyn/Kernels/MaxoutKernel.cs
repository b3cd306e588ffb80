using System.ComponentModel;
using System.Numerics;

namespace Neuroslyn.Kernels;

/// <summary>Maxout of one sample. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MaxoutKernel
{
    /// <summary>y[u] = max over p of z[p units + u]; NaN if one of them is. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="pieces"><c>[pieces, units]</c>, row by row.</param>
    /// <param name="units">Receives one value per unit.</param>
    /// <exception cref="ArgumentException">The number of pieces is not a multiple of the number of units.</exception>
    public static void Apply<T>(ReadOnlySpan<T> pieces, Span<T> units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (units.IsEmpty || pieces.IsEmpty || pieces.Length % units.Length != 0)
        {
            throw new ArgumentException($"Expected a multiple of {units.Length} values, got {pieces.Length}.", nameof(pieces));
        }

        pieces[..units.Length].CopyTo(units);
        for (int start = units.Length; start < pieces.Length; start += units.Length)
        {
            ReadOnlySpan<T> piece = pieces.Slice(start, units.Length);
            int vectorised = units.Length - (units.Length % Vector<T>.Count);
            for (int unit = 0; unit < vectorised; unit += Vector<T>.Count)
            {
                Vector.Max(new Vector<T>(units[unit..]), new Vector<T>(piece[unit..])).CopyTo(units[unit..]);
            }

            for (int unit = vectorised; unit < units.Length; unit++)
            {
                units[unit] = T.Max(units[unit], piece[unit]);
            }
        }
    }
}
