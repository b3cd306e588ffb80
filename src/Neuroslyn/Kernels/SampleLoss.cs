using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn.Kernels;

/// <summary>The loss of a single sample and its gradient. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleLoss
{
    /// <summary>Cross entropy of softmax from the logits: L = sum t (log sum e^(z - max z) - (z - max z)), dL/dz = softmax(z) sum(t) - t.</summary>
    /// <param name="logits">z, <paramref name="units"/> values.</param>
    /// <param name="targets">t, as many.</param>
    /// <param name="delta">Receives dL/dz, as many.</param>
    /// <param name="units">At least 1.</param>
    /// <returns>L.</returns>
    public static T SoftmaxCrossEntropy<T>(ref T logits, ref T targets, ref T delta, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> z = MemoryMarshal.CreateReadOnlySpan(ref logits, units);
        ReadOnlySpan<T> t = MemoryMarshal.CreateReadOnlySpan(ref targets, units);
        Span<T> gradient = MemoryMarshal.CreateSpan(ref delta, units);
        Softmax.Apply(z, gradient);
        int best = 0;
        for (int unit = 1; unit < units; unit++)
        {
            best = z[unit] > z[best] ? unit : best;
        }

        // softmax at the largest logit is 1 / sum e^(z - max z), so its logarithm is had without another sum.
        T logSum = -T.Log(gradient[best]);
        T loss = T.Zero;
        T total = T.Zero;
        for (int unit = 0; unit < units; unit++)
        {
            loss += t[unit] * (logSum - (z[unit] - z[best]));
            total += t[unit];
        }

        for (int unit = 0; unit < units; unit++)
        {
            gradient[unit] = (gradient[unit] * total) - t[unit];
        }

        return loss;
    }
}
