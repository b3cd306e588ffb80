using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

public static partial class VectorMath
{
    /// <summary>Sine.</summary>
    /// <param name="x">Radians.</param>
    /// <remarks>Largest error 1.6 ulp. NaN for infinities. Slower where |x| is above 2^17 (float) or 2^20 (double).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sin(float x) => Sin(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sin(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Sin(x);

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Sin(x);

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Sin(x);

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sin(Vector<float> x) =>
        Vector<float>.Count == 16 ? Sin(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Sin(x.AsVector256()).AsVector() : Sin(x.AsVector128()).AsVector();

    /// <summary>Sine.</summary>
    /// <param name="x">Radians.</param>
    /// <remarks>Largest error 1.6 ulp. NaN for infinities. Slower where |x| is above 2^17 (float) or 2^20 (double).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sin(double x) => Sin(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sin(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sin(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Sin(x);

    /// <inheritdoc cref="Sin(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Sin(x);

    /// <inheritdoc cref="Sin(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Sin(x);

    /// <inheritdoc cref="Sin(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sin(Vector<double> x) =>
        Vector<double>.Count == 8 ? Sin(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Sin(x.AsVector256()).AsVector() : Sin(x.AsVector128()).AsVector();

    /// <summary>Cosine.</summary>
    /// <param name="x">Radians.</param>
    /// <remarks>Largest error 1.6 ulp. NaN for infinities. Slower where |x| is above 2^17 (float) or 2^20 (double).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cos(float x) => Cos(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Cos(x);

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Cos(x);

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Cos(x);

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cos(Vector<float> x) =>
        Vector<float>.Count == 16 ? Cos(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Cos(x.AsVector256()).AsVector() : Cos(x.AsVector128()).AsVector();

    /// <summary>Cosine.</summary>
    /// <param name="x">Radians.</param>
    /// <remarks>Largest error 1.6 ulp. NaN for infinities. Slower where |x| is above 2^17 (float) or 2^20 (double).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cos(double x) => Cos(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cos(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cos(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Cos(x);

    /// <inheritdoc cref="Cos(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Cos(x);

    /// <inheritdoc cref="Cos(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Cos(x);

    /// <inheritdoc cref="Cos(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cos(Vector<double> x) =>
        Vector<double>.Count == 8 ? Cos(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Cos(x.AsVector256()).AsVector() : Cos(x.AsVector128()).AsVector();

    /// <summary>Arc tangent, in radians.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2 ulp. Keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Atan(float x) => Atan(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Atan(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Atan(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Atan(x);

    /// <inheritdoc cref="Atan(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Atan(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Atan(x);

    /// <inheritdoc cref="Atan(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Atan(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Atan(x);

    /// <inheritdoc cref="Atan(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Atan(Vector<float> x) =>
        Vector<float>.Count == 16 ? Atan(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Atan(x.AsVector256()).AsVector() : Atan(x.AsVector128()).AsVector();

    /// <summary>Arc tangent, in radians.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2 ulp. Keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Atan(double x) => Atan(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Atan(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Atan(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Atan(x);

    /// <inheritdoc cref="Atan(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Atan(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Atan(x);

    /// <inheritdoc cref="Atan(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Atan(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Atan(x);

    /// <inheritdoc cref="Atan(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan(Vector<double> x) =>
        Vector<double>.Count == 8 ? Atan(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Atan(x.AsVector256()).AsVector() : Atan(x.AsVector128()).AsVector();
}
