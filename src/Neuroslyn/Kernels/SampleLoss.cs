using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
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

        if (Vector512.IsHardwareAccelerated)
        {
            return units <= Vector256<float>.Count ? OfLanes<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(ref logits, ref targets, ref delta, units)
                : units <= Vector512<float>.Count ? OfLanes<Simd512Single, Vector512<float>, float, SingleExponentials<Simd512Single, Vector512<float>>>(ref logits, ref targets, ref delta, units)
                : OfRegisters<Simd512Single, Vector512<float>, float, SingleExponentials<Simd512Single, Vector512<float>>>(ref logits, ref targets, ref delta, units);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return units <= Vector256<float>.Count
                ? OfLanes<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(ref logits, ref targets, ref delta, units)
                : OfRegisters<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(ref logits, ref targets, ref delta, units);
        }

        return OfRegisters<Simd128Single, Vector128<float>, float, SingleExponentials<Simd128Single, Vector128<float>>>(ref logits, ref targets, ref delta, units);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref float, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SoftmaxCrossEntropy(ref double logits, ref double targets, ref double delta, int units)
    {
        if (units <= Vector128<double>.Count)
        {
            return OfLanes<Simd128Double, Vector128<double>, double, DoubleExponentials<Simd128Double, Vector128<double>>>(ref logits, ref targets, ref delta, units);
        }

        if (Vector512.IsHardwareAccelerated)
        {
            return units <= Vector256<double>.Count ? OfLanes<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(ref logits, ref targets, ref delta, units)
                : units <= Vector512<double>.Count ? OfLanes<Simd512Double, Vector512<double>, double, DoubleExponentials<Simd512Double, Vector512<double>>>(ref logits, ref targets, ref delta, units)
                : OfRegisters<Simd512Double, Vector512<double>, double, DoubleExponentials<Simd512Double, Vector512<double>>>(ref logits, ref targets, ref delta, units);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return units <= Vector256<double>.Count
                ? OfLanes<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(ref logits, ref targets, ref delta, units)
                : OfRegisters<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(ref logits, ref targets, ref delta, units);
        }

        return OfRegisters<Simd128Double, Vector128<double>, double, DoubleExponentials<Simd128Double, Vector128<double>>>(ref logits, ref targets, ref delta, units);
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

    /// <summary>The same in registers of the machine's width, where one does not hold all units: a wider one would be computed in software.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TScalar OfRegisters<TSimd, TVector, TScalar, TExponentials>(ref TScalar logits, ref TScalar targets, ref TScalar delta, int units)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
        where TExponentials : struct, IExponentials<TVector>
    {
        TVector none = TSimd.Create(TScalar.NegativeInfinity);
        TVector zero = TSimd.Create(TScalar.Zero);
        TVector maxima = none;
        for (int unit = 0; unit < units; unit += TSimd.Count)
        {
            TVector present = TSimd.LessThanBits(TSimd.LaneIndexBits, TSimd.CreateBits((uint)(units - unit)));
            maxima = TSimd.MaxNative(maxima, TSimd.Select(present, TSimd.Load(ref Unsafe.Add(ref logits, unit)), none));
        }

        TVector largest = TSimd.Create(TSimd.Largest(maxima));
        TVector powerSums = zero;
        TVector totals = zero;
        TVector agreements = zero;
        for (int unit = 0; unit < units; unit += TSimd.Count)
        {
            TVector present = TSimd.LessThanBits(TSimd.LaneIndexBits, TSimd.CreateBits((uint)(units - unit)));
            TVector t = TSimd.Load(ref Unsafe.Add(ref targets, unit));
            TVector shifted = TSimd.Subtract(TSimd.Load(ref Unsafe.Add(ref logits, unit)), largest);
            TVector powers = TSimd.Select(present, TExponentials.Exp(shifted), zero);
            powerSums = TSimd.Add(powerSums, powers);
            totals = TSimd.Add(totals, t);
            agreements = TSimd.Add(agreements, TSimd.Multiply(t, TSimd.Select(present, shifted, zero)));
            TSimd.Store(powers, ref Unsafe.Add(ref delta, unit));
        }

        TScalar sum = TSimd.Sum(powerSums);
        TScalar total = TSimd.Sum(totals);
        TVector scale = TSimd.Create(total / sum);
        for (int unit = 0; unit < units; unit += TSimd.Count)
        {
            ref TScalar gradient = ref Unsafe.Add(ref delta, unit);
            TSimd.Store(TSimd.Subtract(TSimd.Multiply(TSimd.Load(ref gradient), scale), TSimd.Load(ref Unsafe.Add(ref targets, unit))), ref gradient);
        }

        return (total * TSimd.GetElement(TExponentials.Log(TSimd.Create(sum)), 0)) - TSimd.Sum(agreements);
    }
}
