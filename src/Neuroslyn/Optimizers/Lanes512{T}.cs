using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn;

/// <summary>512 bits of lanes.</summary>
internal readonly struct Lanes512<T>(Vector512<T> value) : ILanes<Lanes512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Create(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ref T source) => new(Vector512.LoadUnsafe(ref source));

    /// <summary>The first lane.</summary>
    public T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T destination) => _value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> left, Lanes512<T> right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> left, Lanes512<T> right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> left, Lanes512<T> right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAddEstimate(Lanes512<T> left, Lanes512<T> right, Lanes512<T> addend) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(Vector512.MultiplyAddEstimate(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> NegatedMultiplyAddEstimate(Lanes512<T> left, Lanes512<T> right, Lanes512<T> addend) => typeof(T) == typeof(float)
        ? new(NegatedMultiplyAdd(left._value.AsSingle(), right._value.AsSingle(), addend._value.AsSingle()).As<float, T>())
        : new(NegatedMultiplyAdd(left._value.AsDouble(), right._value.AsDouble(), addend._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ReciprocalEstimate(Lanes512<T> divisor)
    {
        if (!(typeof(T) == typeof(float) && Avx512F.IsSupported))
        {
            return new(Vector512<T>.One / divisor._value);
        }

        // Newton: r (2 - x r).
        Vector512<float> x = Vector512.MinNative(Vector512.Create(ScalarLane<float>.LargestDivisor), divisor._value.AsSingle());
        Vector512<float> reciprocal = Avx512F.Reciprocal14(x);
        return new((reciprocal * NegatedMultiplyAdd(x, reciprocal, Vector512.Create(2f))).As<float, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> value) => new(Vector512.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> left, Lanes512<T> right) => new(Vector512.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sign(Lanes512<T> value) => new(Vector512.ConditionalSelect(
        Vector512.Equals(value._value, Vector512<T>.Zero), Vector512<T>.Zero, Vector512.CopySign(Vector512<T>.One, value._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FlushSubnormal(Lanes512<T> value) => new(Vector512.ConditionalSelect(
        Vector512.LessThan(Vector512.Abs(value._value), Vector512.Create(ScalarLane<T>.SmallestNormal)), Vector512<T>.Zero, value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FlushNegligible(Lanes512<T> value) => new(Vector512.ConditionalSelect(
        Vector512.LessThan(Vector512.Abs(value._value), Vector512.Create(ScalarLane<T>.SmallestRoot)), Vector512<T>.Zero, value._value));

    /// <inheritdoc cref="Lanes256{T}.NegatedMultiplyAdd(Vector256{float}, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> NegatedMultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => Avx512F.IsSupported
        ? Avx512F.FusedMultiplyAddNegated(left, right, addend)
        : Vector512.MultiplyAddEstimate(-left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NegatedMultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) => Avx512F.IsSupported
        ? Avx512F.FusedMultiplyAddNegated(left, right, addend)
        : Vector512.MultiplyAddEstimate(-left, right, addend);
}
