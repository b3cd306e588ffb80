using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Simd;

/// <summary>128 bits of <see cref="double"/>.</summary>
internal readonly struct Simd128Double : ISimd<Vector128<double>, double>
{
    /// <summary>Added to a number below a quarter of it, 1.5 * 2^52 leaves the nearest integer in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<double>.Count;
    }

    /// <inheritdoc/>
    public static Vector128<double> LaneIndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<ulong>.Indices.AsDouble();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Scale(Vector128<double> value, Vector128<double> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(value, exponent);
        }

        Vector128<double> half = MultiplyRounded(exponent, 0.5);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> PowerOfTwo(Vector128<double> exponent) =>
        (((exponent + Vector128.Create(RoundingShift)).AsUInt64() << 52) + Vector128.Create(1.0).AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SplitMantissa(Vector128<double> x, Vector128<double> bias, out Vector128<double> exponent, out Vector128<double> exponentBits)
    {
        // Adding 1 - sqrt(1/2) to the bits carries into the exponent from sqrt(2) on; an exponent in the low bits of 2^52 becomes a number.
        Vector128<ulong> shifted = x.AsUInt64() + (Vector128.Create(1.0).AsUInt64() - Vector128.Create(0.70710678118654752).AsUInt64());
        exponentBits = (shifted & Vector128.Create(0x7FF0000000000000ul)).AsDouble();
        exponent = ((shifted >> 52) | Vector128.Create(4503599627370496.0).AsUInt64()).AsDouble() - bias;
        return (Vector128.AndNot(shifted, Vector128.Create(0x7FF0000000000000ul)) + Vector128.Create(0.70710678118654752).AsUInt64()).AsDouble() - Vector128.Create(1.0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyRounded(Vector128<double> left, double right) =>
        Vector128.MultiplyAddEstimate(left, Vector128.Create(right), Vector128.Create(RoundingShift)) - Vector128.Create(RoundingShift);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Create(double value) => Vector128.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> CreateBits(uint value) => Vector128.Create((ulong)value).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref double source) => Vector128.LoadUnsafe(ref source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> left, Vector128<double> right) => left - right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Divide(Vector128<double> left, Vector128<double> right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Negate(Vector128<double> value) => -value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) => Vector128.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FusedMultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) => Vector128.FusedMultiplyAdd(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Abs(Vector128<double> value) => Vector128.Abs(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Truncate(Vector128<double> value) => Vector128.Truncate(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MaxNative(Vector128<double> left, Vector128<double> right) => Vector128.MaxNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MinNative(Vector128<double> left, Vector128<double> right) => Vector128.MinNative(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LessThan(Vector128<double> left, Vector128<double> right) => Vector128.LessThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> GreaterThan(Vector128<double> left, Vector128<double> right) => Vector128.GreaterThan(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Equal(Vector128<double> left, Vector128<double> right) => Vector128.Equals(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Vector128<double> mask) => mask.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, Vector128<double> whenSet, Vector128<double> whenClear) => Vector128.ConditionalSelect(mask, whenSet, whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> And(Vector128<double> left, Vector128<double> right) => left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AndNot(Vector128<double> left, Vector128<double> right) => Vector128.AndNot(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Or(Vector128<double> left, Vector128<double> right) => left | right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Xor(Vector128<double> left, Vector128<double> right) => left ^ right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AddBits(Vector128<double> left, Vector128<double> right) => (left.AsUInt64() + right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyBits(Vector128<double> left, Vector128<double> right) => (left.AsUInt64() * right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LessThanBits(Vector128<double> left, Vector128<double> right) => Vector128.LessThan(left.AsUInt64(), right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftBitsLeft(Vector128<double> value, [ConstantExpected] int count) => (value.AsUInt64() << count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftBitsRight(Vector128<double> value, [ConstantExpected] int count) => (value.AsUInt64() >> count).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetElement(Vector128<double> value, int index) => value.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> WithElement(Vector128<double> value, int index, double element) => value.WithElement(index, element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, double right) => left + Vector128.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> left, double right) => left - Vector128.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> left, double right) => left * Vector128.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, double right, Vector128<double> addend) => Vector128.MultiplyAddEstimate(left, Vector128.Create(right), addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, double right, double addend) => Vector128.MultiplyAddEstimate(left, Vector128.Create(right), Vector128.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, double addend) => Vector128.MultiplyAddEstimate(left, right, Vector128.Create(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Polynomial(Vector128<double> x, double c0, double c1, double c2)
    {
        Vector128<double> sum = Vector128.MultiplyAddEstimate(x, Vector128.Create(c2), Vector128.Create(c1));
        return Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Polynomial(Vector128<double> x, double c0, double c1, double c2, double c3)
    {
        Vector128<double> sum = Vector128.MultiplyAddEstimate(x, Vector128.Create(c3), Vector128.Create(c2));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c1));
        return Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Polynomial(Vector128<double> x, double c0, double c1, double c2, double c3, double c4)
    {
        Vector128<double> sum = Vector128.MultiplyAddEstimate(x, Vector128.Create(c4), Vector128.Create(c3));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c2));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c1));
        return Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Polynomial(Vector128<double> x, double c0, double c1, double c2, double c3, double c4, double c5)
    {
        Vector128<double> sum = Vector128.MultiplyAddEstimate(x, Vector128.Create(c5), Vector128.Create(c4));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c3));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c2));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c1));
        return Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Polynomial(Vector128<double> x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
    {
        Vector128<double> sum = Vector128.MultiplyAddEstimate(x, Vector128.Create(c6), Vector128.Create(c5));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c4));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c3));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c2));
        sum = Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c1));
        return Vector128.MultiplyAddEstimate(sum, x, Vector128.Create(c0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MaxNative(double left, Vector128<double> right) => Vector128.MaxNative(Vector128.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MinNative(double left, Vector128<double> right) => Vector128.MinNative(Vector128.Create(left), right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LessThan(Vector128<double> left, double right) => Vector128.LessThan(left, Vector128.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> GreaterThan(Vector128<double> left, double right) => Vector128.GreaterThan(left, Vector128.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Equal(Vector128<double> left, double right) => Vector128.Equals(left, Vector128.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, double whenSet, Vector128<double> whenClear) => Vector128.ConditionalSelect(mask, Vector128.Create(whenSet), whenClear);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, Vector128<double> whenSet, double whenClear) => Vector128.ConditionalSelect(mask, whenSet, Vector128.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, double whenSet, double whenClear) => Vector128.ConditionalSelect(mask, Vector128.Create(whenSet), Vector128.Create(whenClear));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> And(Vector128<double> left, double right) => left & Vector128.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Or(Vector128<double> left, double right) => left | Vector128.Create(right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SubtractBits(double left, Vector128<double> right) => (Vector128.Create(left).AsUInt64() - right.AsUInt64()).AsDouble();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadFirst(ref double source, int count, Vector128<double> rest) => count == 0 ? rest : rest.WithElement(0, source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<double> value, ref double destination, int count)
    {
        if (count != 0)
        {
            destination = value.ToScalar();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> value) => value.ToScalar() + value.GetElement(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Vector128<double> value) => Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(1L, 0L))).ToScalar();
}
