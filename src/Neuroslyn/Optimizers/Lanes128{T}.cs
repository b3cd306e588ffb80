using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn;

/// <summary>128 bits of lanes.</summary>
internal readonly struct Lanes128<T>(Vector128<T> value) : ILanes<Lanes128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Create(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ref T source) => new(Vector128.LoadUnsafe(ref source));

    /// <summary>The first lane.</summary>
    public T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination) => _value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> left, Lanes128<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> left, Lanes128<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> left, Lanes128<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MultiplyAddEstimate(Lanes128<T> left, Lanes128<T> right, Lanes128<T> addend) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> NegatedMultiplyAddEstimate(Lanes128<T> left, Lanes128<T> right, Lanes128<T> addend) => typeof(T) == typeof(float)
        ? new(NegatedMultiplyAdd(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(NegatedMultiplyAdd(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ReciprocalEstimate(Lanes128<T> divisor)
    {
        if (!(typeof(T) == typeof(float) && (Sse.IsSupported || AdvSimd.IsSupported)))
        {
            return new(Vector128<T>.One / divisor._value);
        }

        // Newton: r (2 - x r).
        Vector128<float> x = Vector128.MinNative(Vector128.Create(ScalarLane<float>.LargestDivisor), divisor._value.AsSingle());
        Vector128<float> reciprocal = Reciprocal(x);
        return new((reciprocal * NegatedMultiplyAdd(x, reciprocal, Vector128.Create(2f))).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> value) => new(Vector128.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> left, Lanes128<T> right) => new(Vector128.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sign(Lanes128<T> value) => new(Vector128.ConditionalSelect(
        Vector128.Equals(value._value, Vector128<T>.Zero), Vector128<T>.Zero, Vector128.CopySign(Vector128<T>.One, value._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FlushSubnormal(Lanes128<T> value) => new(Vector128.ConditionalSelect(
        Vector128.LessThan(Vector128.Abs(value._value), Vector128.Create(ScalarLane<T>.SmallestNormal)), Vector128<T>.Zero, value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FlushNegligible(Lanes128<T> value) => new(Vector128.ConditionalSelect(
        Vector128.LessThan(Vector128.Abs(value._value), Vector128.Create(ScalarLane<T>.SmallestRoot)), Vector128<T>.Zero, value._value));

    /// <summary>addend - left * right; the JIT does not find this instruction in a sum with a negated factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> NegatedMultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : AdvSimd.IsSupported ? AdvSimd.FusedMultiplySubtract(addend, left, right)
        : addend - (left * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> NegatedMultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplySubtract(addend, left, right)
        : addend - (left * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Reciprocal(Vector128<float> x)
    {
        if (Sse.IsSupported)
        {
            return Sse.Reciprocal(x);
        }

        // 8 bits; x86 gives 12. A step of Newton's method, 2 - x r in one instruction, gives 16.
        Vector128<float> estimate = AdvSimd.ReciprocalEstimate(x);
        return estimate * AdvSimd.ReciprocalStep(x, estimate);
    }
}
