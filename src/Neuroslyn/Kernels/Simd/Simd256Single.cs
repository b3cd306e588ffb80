using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Simd;

/// <summary>256 bits of <see cref="float"/>.</summary>
internal readonly struct Simd256Single : ISimd<Vector256<float>, float>
{
    /// <summary>Added to a number below a quarter of it, 1.5 * 2^23 leaves the nearest integer in the low bits.</summary>
    private const float RoundingShift = 12582912f;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    /// <inheritdoc/>
    public static Vector256<float> LaneIndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<uint>.Indices.AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> value, Vector256<float> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(value, exponent);
        }

        Vector256<float> half = MultiplyRounded(exponent, 0.5f);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> PowerOfTwo(Vector256<float> exponent) =>
        (((exponent + Vector256.Create(RoundingShift)).AsUInt32() << 23) + Vector256.Create(1f).AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SplitMantissa(Vector256<float> x, Vector256<float> bias, out Vector256<float> exponent, out Vector256<float> exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on; an exponent in the low bits of 2^23 becomes a number.
        Vector256<uint> shifted = x.AsUInt32() + (Vector256.Create(1f).AsUInt32() - Vector256.Create(0.707106769f).AsUInt32());
        exponentBits = (shifted & Vector256.Create(0x7F800000u)).AsSingle();
        exponent = ((shifted >> 23) | Vector256.Create(8388608f).AsUInt32()).AsSingle() - bias;
        return (Vector256.AndNot(shifted, Vector256.Create(0x7F800000u)) + Vector256.Create(0.707106769f).AsUInt32()).AsSingle() - Vector256.Create(1f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyRounded(Vector256<float> left, float right) =>
        Vector256.MultiplyAddEstimate(left, Vector256.Create(right), Vector256.Create(RoundingShift)) - Vector256.Create(RoundingShift);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CreateBits(uint value) => Vector256.Create(value).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float source) => Vector256.LoadUnsafe(ref source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Negate(Vector256<float> value) => -value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => Vector256.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => Vector256.FusedMultiplyAdd(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Abs(Vector256<float> value) => Vector256.Abs(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Truncate(Vector256<float> value) => Vector256.Truncate(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaxNative(Vector256<float> left, Vector256<float> right) => Vector256.MaxNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MinNative(Vector256<float> left, Vector256<float> right) => Vector256.MinNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessThan(Vector256<float> left, Vector256<float> right) => Vector256.LessThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GreaterThan(Vector256<float> left, Vector256<float> right) => Vector256.GreaterThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Equal(Vector256<float> left, Vector256<float> right) => Vector256.Equals(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Vector256<float> mask) => mask.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> whenSet, Vector256<float> whenClear) => Vector256.ConditionalSelect(mask, whenSet, whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> And(Vector256<float> left, Vector256<float> right) => left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AndNot(Vector256<float> left, Vector256<float> right) => Vector256.AndNot(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Or(Vector256<float> left, Vector256<float> right) => left | right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Xor(Vector256<float> left, Vector256<float> right) => left ^ right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddBits(Vector256<float> left, Vector256<float> right) => (left.AsUInt32() + right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyBits(Vector256<float> left, Vector256<float> right) => (left.AsUInt32() * right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessThanBits(Vector256<float> left, Vector256<float> right) => Vector256.LessThan(left.AsUInt32(), right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftBitsLeft(Vector256<float> value, [ConstantExpected] int count) => (value.AsUInt32() << count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftBitsRight(Vector256<float> value, [ConstantExpected] int count) => (value.AsUInt32() >> count).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetElement(Vector256<float> value, int index) => value.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WithElement(Vector256<float> value, int index, float element) => value.WithElement(index, element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, float right) => left + Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, float right) => left - Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, float right) => left * Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, float right, Vector256<float> addend) => Vector256.MultiplyAddEstimate(left, Vector256.Create(right), addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, float right, float addend) => Vector256.MultiplyAddEstimate(left, Vector256.Create(right), Vector256.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, float addend) => Vector256.MultiplyAddEstimate(left, right, Vector256.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Polynomial(Vector256<float> x, float c0, float c1, float c2)
    {
        Vector256<float> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c2), Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Polynomial(Vector256<float> x, float c0, float c1, float c2, float c3)
    {
        Vector256<float> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c3), Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Polynomial(Vector256<float> x, float c0, float c1, float c2, float c3, float c4)
    {
        Vector256<float> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c4), Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Polynomial(Vector256<float> x, float c0, float c1, float c2, float c3, float c4, float c5)
    {
        Vector256<float> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c5), Vector256.Create(c4));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Polynomial(Vector256<float> x, float c0, float c1, float c2, float c3, float c4, float c5, float c6)
    {
        Vector256<float> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c6), Vector256.Create(c5));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c4));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaxNative(float left, Vector256<float> right) => Vector256.MaxNative(Vector256.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MinNative(float left, Vector256<float> right) => Vector256.MinNative(Vector256.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessThan(Vector256<float> left, float right) => Vector256.LessThan(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GreaterThan(Vector256<float> left, float right) => Vector256.GreaterThan(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Equal(Vector256<float> left, float right) => Vector256.Equals(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, float whenSet, Vector256<float> whenClear) => Vector256.ConditionalSelect(mask, Vector256.Create(whenSet), whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> whenSet, float whenClear) => Vector256.ConditionalSelect(mask, whenSet, Vector256.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, float whenSet, float whenClear) => Vector256.ConditionalSelect(mask, Vector256.Create(whenSet), Vector256.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> And(Vector256<float> left, float right) => left & Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Or(Vector256<float> left, float right) => left | Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SubtractBits(float left, Vector256<float> right) => (Vector256.Create(left).AsUInt32() - right.AsUInt32()).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFirst(ref float source, int count, Vector256<float> rest) => count >= Vector128<float>.Count
        ? Vector256.Create(Vector128.LoadUnsafe(ref source), Simd128Single.LoadFirst(ref Unsafe.Add(ref source, Vector128<float>.Count), count - Vector128<float>.Count, rest.GetUpper()))
        : Vector256.Create(Simd128Single.LoadFirst(ref source, count, rest.GetLower()), rest.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<float> value, ref float destination, int count)
    {
        if (count >= Vector128<float>.Count)
        {
            value.GetLower().StoreUnsafe(ref destination);
            Simd128Single.StoreFirst(value.GetUpper(), ref Unsafe.Add(ref destination, Vector128<float>.Count), count - Vector128<float>.Count);
        }
        else
        {
            Simd128Single.StoreFirst(value.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> value) => Simd128Single.Sum(value.GetLower() + value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector256<float> value) => Simd128Single.Largest(Vector128.MaxNative(value.GetLower(), value.GetUpper()));
}
