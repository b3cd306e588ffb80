using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>The softmax of one sample. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>p_i = e^(z_i - m) / sum_k e^(z_k - m) with m = max z, which is the softmax of z and does not overflow.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">z: any number of values; -infinity gives probability 0, NaN or +infinity make all results NaN.</param>
    /// <param name="probabilities">Receives as many values; may be <paramref name="logits"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Allocates nothing.</remarks>
    public static void Apply<T>(ReadOnlySpan<T> logits, Span<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (logits.Length != probabilities.Length)
        {
            throw new ArgumentException($"Expected room for {logits.Length} probabilities, one per logit, got {probabilities.Length}.", nameof(probabilities));
        }

        if (typeof(T) == typeof(float))
        {
            ref float source = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(logits));
            ref float destination = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(probabilities));
            if (Vector512.IsHardwareAccelerated)
            {
                Apply<Simd512Single, Vector512<float>, float, SingleExponentials<Simd512Single, Vector512<float>>>(ref source, ref destination, logits.Length);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Apply<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(ref source, ref destination, logits.Length);
            }
            else
            {
                Apply<Simd128Single, Vector128<float>, float, SingleExponentials<Simd128Single, Vector128<float>>>(ref source, ref destination, logits.Length);
            }
        }
        else
        {
            ref double source = ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(logits));
            ref double destination = ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(probabilities));
            if (Vector512.IsHardwareAccelerated)
            {
                Apply<Simd512Double, Vector512<double>, double, DoubleExponentials<Simd512Double, Vector512<double>>>(ref source, ref destination, logits.Length);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Apply<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(ref source, ref destination, logits.Length);
            }
            else
            {
                Apply<Simd128Double, Vector128<double>, double, DoubleExponentials<Simd128Double, Vector128<double>>>(ref source, ref destination, logits.Length);
            }
        }
    }

    /// <summary>The softmax of the first lanes; the others become 0.</summary>
    /// <param name="logits">z; what stands beyond the first <paramref name="units"/> lanes does not matter.</param>
    /// <param name="units">1 to the number of lanes.</param>
    /// <remarks>One register from beginning to end, for layers of few units.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> OfLanes(Vector128<float> logits, int units) =>
        OfLanes<Simd128Single, Vector128<float>, float, SingleExponentials<Simd128Single, Vector128<float>>>(logits, units);

    /// <inheritdoc cref="OfLanes(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfLanes(Vector256<float> logits, int units) =>
        OfLanes<Simd256Single, Vector256<float>, float, SingleExponentials<Simd256Single, Vector256<float>>>(logits, units);

    /// <inheritdoc cref="OfLanes(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfLanes(Vector512<float> logits, int units) =>
        OfLanes<Simd512Single, Vector512<float>, float, SingleExponentials<Simd512Single, Vector512<float>>>(logits, units);

    /// <inheritdoc cref="OfLanes(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> OfLanes(Vector128<double> logits, int units) =>
        OfLanes<Simd128Double, Vector128<double>, double, DoubleExponentials<Simd128Double, Vector128<double>>>(logits, units);

    /// <inheritdoc cref="OfLanes(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfLanes(Vector256<double> logits, int units) =>
        OfLanes<Simd256Double, Vector256<double>, double, DoubleExponentials<Simd256Double, Vector256<double>>>(logits, units);

    /// <inheritdoc cref="OfLanes(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfLanes(Vector512<double> logits, int units) =>
        OfLanes<Simd512Double, Vector512<double>, double, DoubleExponentials<Simd512Double, Vector512<double>>>(logits, units);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OfLanes<TSimd, TVector, TScalar, TExponentials>(TVector logits, int units)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
        where TExponentials : struct, IExponentials<TVector>
    {
        TVector present = TSimd.LessThanBits(TSimd.LaneIndexBits, TSimd.CreateBits((uint)units));
        TVector z = TSimd.Select(present, logits, TSimd.Create(TScalar.NegativeInfinity));
        TVector powers = TExponentials.Exp(TSimd.Subtract(z, TSimd.Create(TSimd.Largest(z))));
        return TSimd.Divide(powers, TSimd.Create(TSimd.Sum(powers)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TSimd, TVector, TScalar, TExponentials>(ref TScalar logits, ref TScalar probabilities, int length)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
        where TExponentials : struct, IExponentials<TVector>
    {
        int wholeEnd = length - (length % TSimd.Count);
        TVector maxima = TSimd.Create(TScalar.NegativeInfinity);
        for (int index = 0; index < wholeEnd; index += TSimd.Count)
        {
            maxima = TSimd.MaxNative(maxima, TSimd.Load(ref Unsafe.Add(ref logits, index)));
        }

        // The last values are padded with -infinity, which neither is the maximum nor counts in the sum.
        TVector rest = TSimd.LoadFirst(ref Unsafe.Add(ref logits, wholeEnd), length - wholeEnd, TSimd.Create(TScalar.NegativeInfinity));
        TVector maximum = TSimd.Create(TSimd.Largest(TSimd.MaxNative(maxima, rest)));

        TVector sums = TSimd.Create(TScalar.Zero);
        for (int index = 0; index < wholeEnd; index += TSimd.Count)
        {
            TVector power = TExponentials.Exp(TSimd.Subtract(TSimd.Load(ref Unsafe.Add(ref logits, index)), maximum));
            sums = TSimd.Add(sums, power);
            TSimd.Store(power, ref Unsafe.Add(ref probabilities, index));
        }

        TVector restPower = TExponentials.Exp(TSimd.Subtract(rest, maximum));
        TVector sum = TSimd.Create(TSimd.Sum(TSimd.Add(sums, restPower)));
        for (int index = 0; index < wholeEnd; index += TSimd.Count)
        {
            ref TScalar element = ref Unsafe.Add(ref probabilities, index);
            TSimd.Store(TSimd.Divide(TSimd.Load(ref element), sum), ref element);
        }

        TSimd.StoreFirst(TSimd.Divide(restPower, sum), ref Unsafe.Add(ref probabilities, wholeEnd), length - wholeEnd);
    }
}
