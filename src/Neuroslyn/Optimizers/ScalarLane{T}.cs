using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn;

/// <summary>One lane: the remainder of a range that is no multiple of a register. Its estimates are those of the registers before it.</summary>
internal readonly struct ScalarLane<T>(T value) : ILanes<ScalarLane<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    public static int Count => 1;

    /// <summary>2^-126 in single precision, 2^-1022 in double.</summary>
    public static T SmallestNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.CreateTruncating(Unsafe.SizeOf<T>() == sizeof(float) ? 1.17549435E-38 : 2.2250738585072014E-308);
    }

    /// <summary>The root of <see cref="SmallestNormal"/>: 2^-63 in single precision, 2^-511 in double.</summary>
    public static T SmallestRoot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.CreateTruncating(Unsafe.SizeOf<T>() == sizeof(float) ? 1.0842021724855044E-19 : 1.4916681462400413E-154);
    }

    /// <summary>2^125: the estimate of the reciprocal of a larger number may be subnormal, and that of infinity is 0, whose refinement is NaN.</summary>
    public static T LargestDivisor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.CreateTruncating(4.2535296E+37);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Create(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Load(ref T source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination) => destination = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator +(ScalarLane<T> left, ScalarLane<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator -(ScalarLane<T> left, ScalarLane<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator *(ScalarLane<T> left, ScalarLane<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> MultiplyAddEstimate(ScalarLane<T> left, ScalarLane<T> right, ScalarLane<T> addend) =>
        new(T.MultiplyAddEstimate(left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> NegatedMultiplyAddEstimate(ScalarLane<T> left, ScalarLane<T> right, ScalarLane<T> addend) =>
        new(T.MultiplyAddEstimate(-left._value, right._value, addend._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> ReciprocalEstimate(ScalarLane<T> divisor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return new(Lanes512<T>.ReciprocalEstimate(Lanes512<T>.Create(divisor._value)).First);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return new(Lanes256<T>.ReciprocalEstimate(Lanes256<T>.Create(divisor._value)).First);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            return new(Lanes128<T>.ReciprocalEstimate(Lanes128<T>.Create(divisor._value)).First);
        }

        return new(T.One / divisor._value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Sqrt(ScalarLane<T> value) => new(T.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Abs(ScalarLane<T> value) => new(T.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Max(ScalarLane<T> left, ScalarLane<T> right) => new(T.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Sign(ScalarLane<T> value) => value._value == T.Zero ? default : new(T.CopySign(T.One, value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> FlushSubnormal(ScalarLane<T> value) => T.Abs(value._value) < SmallestNormal ? default : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> FlushNegligible(ScalarLane<T> value) => T.Abs(value._value) < SmallestRoot ? default : value;
}
