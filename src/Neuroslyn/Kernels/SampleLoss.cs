using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>The loss of a single sample and its gradient. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleLoss
{
    /// <summary>Cross entropy of softmax from the logits: L = sum t (log sum e^(z - max z) - (z - max z)), dL/dz = softmax(z) sum(t) - t.</summary>
    /// <param name="logits">z, <paramref name="units"/> values in a buffer of whole 64-byte lines.</param>
    /// <param name="targets">t, as many, in a buffer of whole lines whose rest is 0.</param>
    /// <param name="delta">Receives dL/dz, as many, in a buffer of whole lines whose rest is 0 and stays 0.</param>
    /// <param name="units">At least 1.</param>
    /// <returns>L.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SoftmaxCrossEntropy(ref float logits, ref float targets, ref float delta, int units)
    {
        if (units <= Vector128<float>.Count)
        {
            return OfLanes<Simd128Single, Vector128<float>, float, SingleExponentials<Simd128Single, Vector128<float>>>(ref logits, ref targets, ref delta, units);
        }

        if (units <= Vector256<float>.Count)
        {
            return OfLanes<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(ref logits, ref targets, ref delta, units);
        }

        return units <= Vector512<float>.Count
            ? OfLanes<Simd512Single, Vector512<float>, float, SingleExponentials<Simd512Single, Vector512<float>>>(ref logits, ref targets, ref delta, units)
            : OfMany(ref logits, ref targets, ref delta, units);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SoftmaxCrossEntropy(ref double logits, ref double targets, ref double delta, int units)
    {
        if (units <= Vector128<double>.Count)
        {
            return OfLanes<Simd128Double, Vector128<double>, double, DoubleExponentials<Simd128Double, Vector128<double>>>(ref logits, ref targets, ref delta, units);
        }

        if (units <= Vector256<double>.Count)
        {
            return OfLanes<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(ref logits, ref targets, ref delta, units);
        }

        return units <= Vector512<double>.Count
            ? OfLanes<Simd512Double, Vector512<double>, double, DoubleExponentials<Simd512Double, Vector512<double>>>(ref logits, ref targets, ref delta, units)
            : OfMany(ref logits, ref targets, ref delta, units);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TScalar OfLanes<TSimd, TVector, TScalar, TExponentials>(ref TScalar logits, ref TScalar targets, ref TScalar delta, int units)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
        where TExponentials : struct, IExponentials<TVector>
    {
        TVector present = TSimd.LessThanBits(TSimd.LaneIndexBits, TSimd.CreateBits((uint)units));
        TVector z = TSimd.Select(present, TSimd.Load(ref logits), TSimd.Create(TScalar.NegativeInfinity));
        TVector t = TSimd.Load(ref targets);
        TVector shifted = TSimd.Subtract(z, TSimd.Create(TSimd.Largest(z)));
        TVector powers = TExponentials.Exp(shifted);
        TScalar sum = TSimd.Sum(powers);
        TScalar total = TSimd.Sum(t);
        TSimd.Store(TSimd.Subtract(TSimd.Multiply(powers, TSimd.Create(total / sum)), t), ref delta);
        TScalar agreement = TSimd.Sum(TSimd.Multiply(t, TSimd.Select(present, shifted, TSimd.Create(TScalar.Zero))));
        return (total * TSimd.GetElement(TExponentials.Log(TSimd.Create(sum)), 0)) - agreement;
    }

    private static T OfMany<T>(ref T logits, ref T targets, ref T delta, int units)
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
