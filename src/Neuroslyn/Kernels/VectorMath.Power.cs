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

    /// <summary>Cube root.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1 ulp. Negative for negative numbers; keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cbrt(float x) => Cbrt(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cbrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cbrt(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cbrt(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cbrt(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cbrt(Vector<float> x) =>
        Vector<float>.Count == 16 ? Cbrt(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Cbrt(x.AsVector256()).AsVector() : Cbrt(x.AsVector128()).AsVector();

    /// <summary>Cube root.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1 ulp. Negative for negative numbers; keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cbrt(double x) => Cbrt(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cbrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cbrt(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cbrt(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cbrt(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Cbrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cbrt(Vector<double> x) =>
        Vector<double>.Count == 8 ? Cbrt(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Cbrt(x.AsVector256()).AsVector() : Cbrt(x.AsVector128()).AsVector();

    /// <summary>Error function: 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 5.5 ulp. Within [-1, 1]; keeps the sign of zero. The normal distribution function is (1 + erf(x / sqrt 2)) / 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => Erf(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Erf(x);

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Erf(x);

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Erf(x);

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x) =>
        Vector<float>.Count == 16 ? Erf(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Erf(x.AsVector256()).AsVector() : Erf(x.AsVector128()).AsVector();

    /// <summary>Error function: 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 3.2 ulp. Within [-1, 1]; keeps the sign of zero. The normal distribution function is (1 + erf(x / sqrt 2)) / 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Erf(double x) => Erf(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Erf(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erf(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Erf(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Erf(Vector<double> x) =>
        Vector<double>.Count == 8 ? Erf(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Erf(x.AsVector256()).AsVector() : Erf(x.AsVector128()).AsVector();
}
