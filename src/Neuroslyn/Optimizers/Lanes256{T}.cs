using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn;

/// <summary>256 bits of lanes.</summary>
internal readonly struct Lanes256<T>(Vector256<T> value) : ILanes<Lanes256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Create(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ref T source) => new(Vector256.LoadUnsafe(ref source));

    /// <summary>The first lane.</summary>
    public T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination) => _value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> left, Lanes256<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> left, Lanes256<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> left, Lanes256<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MultiplyAddEstimate(Lanes256<T> left, Lanes256<T> right, Lanes256<T> addend) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> NegatedMultiplyAddEstimate(Lanes256<T> left, Lanes256<T> right, Lanes256<T> addend) => typeof(T) == typeof(float)
        ? new(NegatedMultiplyAdd(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(NegatedMultiplyAdd(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ReciprocalEstimate(Lanes256<T> divisor)
    {
        if (!(typeof(T) == typeof(float) && Avx.IsSupported))
        {
            return new(Vector256<T>.One / divisor._value);
        }

        // Newton: r (2 - x r).
        Vector256<float> x = Vector256.MinNative(Vector256.Create(ScalarLane<float>.LargestDivisor), divisor._value.AsSingle());
        Vector256<float> reciprocal = Avx.Reciprocal(x);
        return new((reciprocal * NegatedMultiplyAdd(x, reciprocal, Vector256.Create(2f))).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> value) => new(Vector256.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> left, Lanes256<T> right) => new(Vector256.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sign(Lanes256<T> value) => new(Vector256.ConditionalSelect(
        Vector256.Equals(value._value, Vector256<T>.Zero), Vector256<T>.Zero, Vector256.CopySign(Vector256<T>.One, value._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FlushSubnormal(Lanes256<T> value) => new(Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(value._value), Vector256.Create(ScalarLane<T>.SmallestNormal)), Vector256<T>.Zero, value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FlushNegligible(Lanes256<T> value) => new(Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(value._value), Vector256.Create(ScalarLane<T>.SmallestRoot)), Vector256<T>.Zero, value._value));

    /// <summary>addend - left * right; the JIT does not find this instruction in a sum with a negated factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> NegatedMultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : addend - (left * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> NegatedMultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : addend - (left * right);
}
