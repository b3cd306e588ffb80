using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

public static partial class VectorMath
{
    /// <summary>The base raised to the exponent.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    /// <remarks>Largest error 0.6 ulp. Limits as in IEEE 754-2019, 9.2, and <see cref="Math.Pow"/>: NaN for a negative base with an exponent that is not an integer; 1 for exponent 0 or base 1, even with a NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pow(float value, float exponent) => (float)Pow((double)value, (double)exponent);

    /// <inheritdoc cref="Pow(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Pow(Vector128<float> value, Vector128<float> exponent)
    {
        (Vector128<double> valueLower, Vector128<double> valueUpper) = Vector128.Widen(value);
        (Vector128<double> exponentLower, Vector128<double> exponentUpper) = Vector128.Widen(exponent);
        return Vector128.Narrow(Pow(valueLower, exponentLower), Pow(valueUpper, exponentUpper));
    }

    /// <inheritdoc cref="Pow(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pow(Vector256<float> value, Vector256<float> exponent)
    {
        (Vector256<double> valueLower, Vector256<double> valueUpper) = Vector256.Widen(value);
        (Vector256<double> exponentLower, Vector256<double> exponentUpper) = Vector256.Widen(exponent);
        return Vector256.Narrow(Pow(valueLower, exponentLower), Pow(valueUpper, exponentUpper));
    }

    /// <inheritdoc cref="Pow(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pow(Vector512<float> value, Vector512<float> exponent)
    {
        (Vector512<double> valueLower, Vector512<double> valueUpper) = Vector512.Widen(value);
        (Vector512<double> exponentLower, Vector512<double> exponentUpper) = Vector512.Widen(exponent);
        return Vector512.Narrow(Pow(valueLower, exponentLower), Pow(valueUpper, exponentUpper));
    }

    /// <inheritdoc cref="Pow(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Pow(Vector<float> value, Vector<float> exponent) =>
        Vector<float>.Count == 16 ? Pow(value.AsVector512(), exponent.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Pow(value.AsVector256(), exponent.AsVector256()).AsVector() : Pow(value.AsVector128(), exponent.AsVector128()).AsVector();

    /// <summary>The base raised to the exponent.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    /// <remarks>Largest error 2 ulp. Limits as in IEEE 754-2019, 9.2, and <see cref="Math.Pow"/>: NaN for a negative base with an exponent that is not an integer; 1 for exponent 0 or base 1, even with a NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Pow(double value, double exponent) => Pow(Vector128.Create(value), Vector128.Create(exponent)).ToScalar();

    /// <inheritdoc cref="Pow(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Pow(Vector128<double> value, Vector128<double> exponent) => DoubleFunctions<Simd128Double, Vector128<double>>.Pow(value, exponent);

    /// <inheritdoc cref="Pow(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pow(Vector256<double> value, Vector256<double> exponent) => DoubleFunctions<Simd256Double, Vector256<double>>.Pow(value, exponent);

    /// <inheritdoc cref="Pow(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Pow(Vector512<double> value, Vector512<double> exponent) => DoubleFunctions<Simd512Double, Vector512<double>>.Pow(value, exponent);

    /// <inheritdoc cref="Pow(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Pow(Vector<double> value, Vector<double> exponent) =>
        Vector<double>.Count == 8 ? Pow(value.AsVector512(), exponent.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Pow(value.AsVector256(), exponent.AsVector256()).AsVector() : Pow(value.AsVector128(), exponent.AsVector128()).AsVector();
}
