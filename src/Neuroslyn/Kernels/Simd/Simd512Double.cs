using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Simd;

/// <summary>512 bits of <see cref="double"/>.</summary>
internal readonly struct Simd512Double : ISimd<Vector512<double>, double>
{
    /// <summary>Added to a number below a quarter of it, 1.5 * 2^52 leaves the nearest integer in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<double>.Count;
    }

    /// <inheritdoc/>
    public static Vector512<double> LaneIndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<ulong>.Indices.AsDouble();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> value, Vector512<double> exponent)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(value, exponent);
        }

        Vector512<double> half = MultiplyRounded(exponent, 0.5);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PowerOfTwo(Vector512<double> exponent) =>
        (((exponent + Vector512.Create(RoundingShift)).AsUInt64() << 52) + Vector512.Create(1.0).AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SplitMantissa(Vector512<double> x, Vector512<double> bias, out Vector512<double> exponent, out Vector512<double> exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on; an exponent in the low bits of 2^52 becomes a number.
        Vector512<ulong> shifted = x.AsUInt64() + (Vector512.Create(1.0).AsUInt64() - Vector512.Create(0.70710678118654752).AsUInt64());
        exponentBits = (shifted & Vector512.Create(0x7FF0000000000000ul)).AsDouble();
        exponent = ((shifted >> 52) | Vector512.Create(4503599627370496.0).AsUInt64()).AsDouble() - bias;
        return (Vector512.AndNot(shifted, Vector512.Create(0x7FF0000000000000ul)) + Vector512.Create(0.70710678118654752).AsUInt64()).AsDouble() - Vector512.Create(1.0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyRounded(Vector512<double> left, double right) =>
        Vector512.MultiplyAddEstimate(left, Vector512.Create(right), Vector512.Create(RoundingShift)) - Vector512.Create(RoundingShift);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CreateBits(uint value) => Vector512.Create((ulong)value).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double source) => Vector512.LoadUnsafe(ref source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> left, Vector512<double> right) => left - right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> left, Vector512<double> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Divide(Vector512<double> left, Vector512<double> right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Negate(Vector512<double> value) => -value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) => Vector512.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) => Vector512.FusedMultiplyAdd(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> value) => Vector512.Abs(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Truncate(Vector512<double> value) => Vector512.Truncate(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MaxNative(Vector512<double> left, Vector512<double> right) => Vector512.MaxNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MinNative(Vector512<double> left, Vector512<double> right) => Vector512.MinNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessThan(Vector512<double> left, Vector512<double> right) => Vector512.LessThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> GreaterThan(Vector512<double> left, Vector512<double> right) => Vector512.GreaterThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Equal(Vector512<double> left, Vector512<double> right) => Vector512.Equals(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Vector512<double> mask) => mask.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, Vector512<double> whenSet, Vector512<double> whenClear) => Vector512.ConditionalSelect(mask, whenSet, whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> And(Vector512<double> left, Vector512<double> right) => left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AndNot(Vector512<double> left, Vector512<double> right) => Vector512.AndNot(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Or(Vector512<double> left, Vector512<double> right) => left | right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> left, Vector512<double> right) => left ^ right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AddBits(Vector512<double> left, Vector512<double> right) => (left.AsUInt64() + right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyBits(Vector512<double> left, Vector512<double> right) => (left.AsUInt64() * right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessThanBits(Vector512<double> left, Vector512<double> right) => Vector512.LessThan(left.AsUInt64(), right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftBitsLeft(Vector512<double> value, [ConstantExpected] int count) => (value.AsUInt64() << count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftBitsRight(Vector512<double> value, [ConstantExpected] int count) => (value.AsUInt64() >> count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetElement(Vector512<double> value, int index) => value.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WithElement(Vector512<double> value, int index, double element) => value.WithElement(index, element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> left, double right) => left + Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> left, double right) => left - Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> left, double right) => left * Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, double right, Vector512<double> addend) => Vector512.MultiplyAddEstimate(left, Vector512.Create(right), addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, double right, double addend) => Vector512.MultiplyAddEstimate(left, Vector512.Create(right), Vector512.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, Vector512<double> right, double addend) => Vector512.MultiplyAddEstimate(left, right, Vector512.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double c0, double c1, double c2)
    {
        Vector512<double> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c2), Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double c0, double c1, double c2, double c3)
    {
        Vector512<double> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c3), Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double c0, double c1, double c2, double c3, double c4)
    {
        Vector512<double> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c4), Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double c0, double c1, double c2, double c3, double c4, double c5)
    {
        Vector512<double> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c5), Vector512.Create(c4));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Polynomial(Vector512<double> x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
    {
        Vector512<double> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(c6), Vector512.Create(c5));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c4));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c3));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c2));
        sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c1));
        return Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MaxNative(double left, Vector512<double> right) => Vector512.MaxNative(Vector512.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MinNative(double left, Vector512<double> right) => Vector512.MinNative(Vector512.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessThan(Vector512<double> left, double right) => Vector512.LessThan(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> GreaterThan(Vector512<double> left, double right) => Vector512.GreaterThan(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Equal(Vector512<double> left, double right) => Vector512.Equals(left, Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, double whenSet, Vector512<double> whenClear) => Vector512.ConditionalSelect(mask, Vector512.Create(whenSet), whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, Vector512<double> whenSet, double whenClear) => Vector512.ConditionalSelect(mask, whenSet, Vector512.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, double whenSet, double whenClear) => Vector512.ConditionalSelect(mask, Vector512.Create(whenSet), Vector512.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> And(Vector512<double> left, double right) => left & Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Or(Vector512<double> left, double right) => left | Vector512.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SubtractBits(double left, Vector512<double> right) => (Vector512.Create(left).AsUInt64() - right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadFirst(ref double source, int count, Vector512<double> rest) => count >= Vector256<double>.Count
        ? Vector512.Create(Vector256.LoadUnsafe(ref source), Simd256Double.LoadFirst(ref Unsafe.Add(ref source, Vector256<double>.Count), count - Vector256<double>.Count, rest.GetUpper()))
        : Vector512.Create(Simd256Double.LoadFirst(ref source, count, rest.GetLower()), rest.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<double> value, ref double destination, int count)
    {
        if (count >= Vector256<double>.Count)
        {
            value.GetLower().StoreUnsafe(ref destination);
            Simd256Double.StoreFirst(value.GetUpper(), ref Unsafe.Add(ref destination, Vector256<double>.Count), count - Vector256<double>.Count);
        }
        else
        {
            Simd256Double.StoreFirst(value.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> value) => Simd256Double.Sum(value.GetLower() + value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector512<double> value) => Simd256Double.Largest(Vector256.MaxNative(value.GetLower(), value.GetUpper()));
}
