using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Simd;

/// <summary>256 bits of <see cref="double"/>.</summary>
internal readonly struct Simd256Double : ISimd<Vector256<double>, double>
{
    /// <summary>Added to a number below a quarter of it, 1.5 * 2^52 leaves the nearest integer in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<double>.Count;
    }

    /// <inheritdoc/>
    public static Vector256<double> LaneIndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<ulong>.Indices.AsDouble();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Scale(Vector256<double> value, Vector256<double> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(value, exponent);
        }

        Vector256<double> half = MultiplyRounded(exponent, 0.5);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> PowerOfTwo(Vector256<double> exponent) =>
        (((exponent + Vector256.Create(RoundingShift)).AsUInt64() << 52) + Vector256.Create(1.0).AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SplitMantissa(Vector256<double> x, Vector256<double> bias, out Vector256<double> exponent, out Vector256<double> exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on; an exponent in the low bits of 2^52 becomes a number.
        Vector256<ulong> shifted = x.AsUInt64() + (Vector256.Create(1.0).AsUInt64() - Vector256.Create(0.70710678118654752).AsUInt64());
        exponentBits = (shifted & Vector256.Create(0x7FF0000000000000ul)).AsDouble();
        exponent = ((shifted >> 52) | Vector256.Create(4503599627370496.0).AsUInt64()).AsDouble() - bias;
        return (Vector256.AndNot(shifted, Vector256.Create(0x7FF0000000000000ul)) + Vector256.Create(0.70710678118654752).AsUInt64()).AsDouble() - Vector256.Create(1.0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyRounded(Vector256<double> left, double right) =>
        Vector256.MultiplyAddEstimate(left, Vector256.Create(right), Vector256.Create(RoundingShift)) - Vector256.Create(RoundingShift);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> CreateBits(uint value) => Vector256.Create((ulong)value).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double source) => Vector256.LoadUnsafe(ref source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> left, Vector256<double> right) => left - right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> left, Vector256<double> right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Negate(Vector256<double> value) => -value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) => Vector256.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FusedMultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) => Vector256.FusedMultiplyAdd(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> value) => Vector256.Abs(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Truncate(Vector256<double> value) => Vector256.Truncate(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaxNative(Vector256<double> left, Vector256<double> right) => Vector256.MaxNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MinNative(Vector256<double> left, Vector256<double> right) => Vector256.MinNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LessThan(Vector256<double> left, Vector256<double> right) => Vector256.LessThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> GreaterThan(Vector256<double> left, Vector256<double> right) => Vector256.GreaterThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Equal(Vector256<double> left, Vector256<double> right) => Vector256.Equals(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Vector256<double> mask) => mask.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> whenSet, Vector256<double> whenClear) => Vector256.ConditionalSelect(mask, whenSet, whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> And(Vector256<double> left, Vector256<double> right) => left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AndNot(Vector256<double> left, Vector256<double> right) => Vector256.AndNot(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Or(Vector256<double> left, Vector256<double> right) => left | right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Xor(Vector256<double> left, Vector256<double> right) => left ^ right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AddBits(Vector256<double> left, Vector256<double> right) => (left.AsUInt64() + right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyBits(Vector256<double> left, Vector256<double> right) => (left.AsUInt64() * right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LessThanBits(Vector256<double> left, Vector256<double> right) => Vector256.LessThan(left.AsUInt64(), right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftBitsLeft(Vector256<double> value, [ConstantExpected] int count) => (value.AsUInt64() << count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftBitsRight(Vector256<double> value, [ConstantExpected] int count) => (value.AsUInt64() >> count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetElement(Vector256<double> value, int index) => value.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> WithElement(Vector256<double> value, int index, double element) => value.WithElement(index, element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> left, double right) => left + Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> left, double right) => left - Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> left, double right) => left * Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, double right, Vector256<double> addend) => Vector256.MultiplyAddEstimate(left, Vector256.Create(right), addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, double right, double addend) => Vector256.MultiplyAddEstimate(left, Vector256.Create(right), Vector256.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, double addend) => Vector256.MultiplyAddEstimate(left, right, Vector256.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2)
    {
        Vector256<double> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c2), Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2, double c3)
    {
        Vector256<double> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c3), Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2, double c3, double c4)
    {
        Vector256<double> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c4), Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2, double c3, double c4, double c5)
    {
        Vector256<double> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c5), Vector256.Create(c4));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
    {
        Vector256<double> sum = Vector256.MultiplyAddEstimate(x, Vector256.Create(c6), Vector256.Create(c5));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c4));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c3));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c2));
        sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c1));
        return Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaxNative(double left, Vector256<double> right) => Vector256.MaxNative(Vector256.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MinNative(double left, Vector256<double> right) => Vector256.MinNative(Vector256.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LessThan(Vector256<double> left, double right) => Vector256.LessThan(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> GreaterThan(Vector256<double> left, double right) => Vector256.GreaterThan(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Equal(Vector256<double> left, double right) => Vector256.Equals(left, Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, double whenSet, Vector256<double> whenClear) => Vector256.ConditionalSelect(mask, Vector256.Create(whenSet), whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> whenSet, double whenClear) => Vector256.ConditionalSelect(mask, whenSet, Vector256.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, double whenSet, double whenClear) => Vector256.ConditionalSelect(mask, Vector256.Create(whenSet), Vector256.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> And(Vector256<double> left, double right) => left & Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Or(Vector256<double> left, double right) => left | Vector256.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SubtractBits(double left, Vector256<double> right) => (Vector256.Create(left).AsUInt64() - right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst(ref double source, int count, Vector256<double> rest) => count >= Vector128<double>.Count
        ? Vector256.Create(Vector128.LoadUnsafe(ref source), Simd128Double.LoadFirst(ref Unsafe.Add(ref source, Vector128<double>.Count), count - Vector128<double>.Count, rest.GetUpper()))
        : Vector256.Create(Simd128Double.LoadFirst(ref source, count, rest.GetLower()), rest.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<double> value, ref double destination, int count)
    {
        if (count >= Vector128<double>.Count)
        {
            value.GetLower().StoreUnsafe(ref destination);
            Simd128Double.StoreFirst(value.GetUpper(), ref Unsafe.Add(ref destination, Vector128<double>.Count), count - Vector128<double>.Count);
        }
        else
        {
            Simd128Double.StoreFirst(value.GetLower(), ref destination, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> value) => Simd128Double.Sum(value.GetLower() + value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector256<double> value) => Simd128Double.Largest(Vector128.MaxNative(value.GetLower(), value.GetUpper()));
}
