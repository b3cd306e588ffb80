using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Simd;

/// <summary>512 bits of <see cref="float"/>.</summary>
internal readonly struct Simd512Single : ISimd<Vector512<float>, float>
{
    /// <summary>Added to a number below a quarter of it, 1.5 * 2^23 leaves the nearest integer in the low bits.</summary>
    private const float RoundingShift = 12582912f;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    /// <inheritdoc/>
    public static Vector512<float> LaneIndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<uint>.Indices.AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> value, Vector512<float> exponent)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(value, exponent);
        }

        Vector512<float> half = MultiplyRounded(exponent, 0.5f);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> PowerOfTwo(Vector512<float> exponent) =>
        (((exponent + Vector512.Create(RoundingShift)).AsUInt32() << 23) + Vector512.Create(1f).AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SplitMantissa(Vector512<float> x, Vector512<float> bias, out Vector512<float> exponent, out Vector512<float> exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on; an exponent in the low bits of 2^23 becomes a number.
        Vector512<uint> shifted = x.AsUInt32() + (Vector512.Create(1f).AsUInt32() - Vector512.Create(0.707106769f).AsUInt32());
        exponentBits = (shifted & Vector512.Create(0x7F800000u)).AsSingle();
        exponent = ((shifted >> 23) | Vector512.Create(8388608f).AsUInt32()).AsSingle() - bias;
        return (Vector512.AndNot(shifted, Vector512.Create(0x7F800000u)) + Vector512.Create(0.707106769f).AsUInt32()).AsSingle() - Vector512.Create(1f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyRounded(Vector512<float> left, float right) =>
        Vector512.MultiplyAddEstimate(left, Vector512.Create(right), Vector512.Create(RoundingShift)) - Vector512.Create(RoundingShift);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CreateBits(uint value) => Vector512.Create(value).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source) => Vector512.LoadUnsafe(ref source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Negate(Vector512<float> value) => -value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => Vector512.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => Vector512.FusedMultiplyAdd(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Abs(Vector512<float> value) => Vector512.Abs(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Truncate(Vector512<float> value) => Vector512.Truncate(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxNative(Vector512<float> left, Vector512<float> right) => Vector512.MaxNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MinNative(Vector512<float> left, Vector512<float> right) => Vector512.MinNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessThan(Vector512<float> left, Vector512<float> right) => Vector512.LessThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GreaterThan(Vector512<float> left, Vector512<float> right) => Vector512.GreaterThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Equal(Vector512<float> left, Vector512<float> right) => Vector512.Equals(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Vector512<float> mask) => mask.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> whenSet, Vector512<float> whenClear) => Vector512.ConditionalSelect(mask, whenSet, whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> And(Vector512<float> left, Vector512<float> right) => left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AndNot(Vector512<float> left, Vector512<float> right) => Vector512.AndNot(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Or(Vector512<float> left, Vector512<float> right) => left | right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Xor(Vector512<float> left, Vector512<float> right) => left ^ right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddBits(Vector512<float> left, Vector512<float> right) => (left.AsUInt32() + right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyBits(Vector512<float> left, Vector512<float> right) => (left.AsUInt32() * right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessThanBits(Vector512<float> left, Vector512<float> right) => Vector512.LessThan(left.AsUInt32(), right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftBitsLeft(Vector512<float> value, [ConstantExpected] int count) => (value.AsUInt32() << count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftBitsRight(Vector512<float> value, [ConstantExpected] int count) => (value.AsUInt32() >> count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetElement(Vector512<float> value, int index) => value.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WithElement(Vector512<float> value, int index, float element) => value.WithElement(index, element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, float right) => left + Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, float right) => left - Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, float right) => left * Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, float right, Vector512<float> addend) => Vector512.MultiplyAddEstimate(left, Vector512.Create(right), addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, float right, float addend) => Vector512.MultiplyAddEstimate(left, Vector512.Create(right), Vector512.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, float addend) => Vector512.MultiplyAddEstimate(left, right, Vector512.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Polynomial(Vector512<float> x, float c0, float c1, float c2)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c2), Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Polynomial(Vector512<float> x, float c0, float c1, float c2, float c3)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c3), Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Polynomial(Vector512<float> x, float c0, float c1, float c2, float c3, float c4)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c4), Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Polynomial(Vector512<float> x, float c0, float c1, float c2, float c3, float c4, float c5)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c5), Vector512.Create(c4));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Polynomial(Vector512<float> x, float c0, float c1, float c2, float c3, float c4, float c5, float c6)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c6), Vector512.Create(c5));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c4));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxNative(float left, Vector512<float> right) => Vector512.MaxNative(Vector512.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MinNative(float left, Vector512<float> right) => Vector512.MinNative(Vector512.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessThan(Vector512<float> left, float right) => Vector512.LessThan(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GreaterThan(Vector512<float> left, float right) => Vector512.GreaterThan(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Equal(Vector512<float> left, float right) => Vector512.Equals(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, float whenSet, Vector512<float> whenClear) => Vector512.ConditionalSelect(mask, Vector512.Create(whenSet), whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> whenSet, float whenClear) => Vector512.ConditionalSelect(mask, whenSet, Vector512.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, float whenSet, float whenClear) => Vector512.ConditionalSelect(mask, Vector512.Create(whenSet), Vector512.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> And(Vector512<float> left, float right) => left & Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Or(Vector512<float> left, float right) => left | Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SubtractBits(float left, Vector512<float> right) => (Vector512.Create(left).AsUInt32() - right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFirst(ref float source, int count, Vector512<float> rest) => count >= Vector256<float>.Count
        ? Vector512.Create(Vector256.LoadUnsafe(ref source), Simd256Single.LoadFirst(ref Unsafe.Add(ref source, Vector256<float>.Count), count - Vector256<float>.Count, rest.GetUpper()))
        : Vector512.Create(Simd256Single.LoadFirst(ref source, count, rest.GetLower()), rest.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> value, ref float destination, int count)
    {
        if (count >= Vector256<float>.Count)
        {
            value.GetLower().StoreUnsafe(ref destination);
            Simd256Single.StoreFirst(value.GetUpper(), ref Unsafe.Add(ref destination, Vector256<float>.Count), count - Vector256<float>.Count);
        }
        else
        {
            Simd256Single.StoreFirst(value.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> value) => Simd256Single.Sum(value.GetLower() + value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector512<float> value) => Simd256Single.Largest(Vector256.MaxNative(value.GetLower(), value.GetUpper()));
}
