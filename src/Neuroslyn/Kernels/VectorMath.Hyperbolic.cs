using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

public static partial class VectorMath
{
    /// <summary>Hyperbolic tangent.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 6 ulp. Within [-1, 1]; keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Tanh(x);

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Tanh(x);

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Tanh(x);

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) =>
        Vector<float>.Count == 16 ? Tanh(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Tanh(x.AsVector256()).AsVector() : Tanh(x.AsVector128()).AsVector();

    /// <summary>Hyperbolic tangent.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2.8 ulp. Within [-1, 1]; keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tanh(double x) => Tanh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Tanh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Tanh(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Tanh(x);

    /// <inheritdoc cref="Tanh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tanh(Vector<double> x) =>
        Vector<double>.Count == 8 ? Tanh(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Tanh(x.AsVector256()).AsVector() : Tanh(x.AsVector128()).AsVector();

    /// <summary>Hyperbolic sine.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.8 ulp. Keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sinh(float x) => Sinh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sinh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sinh(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Sinh(x);

    /// <inheritdoc cref="Sinh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sinh(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Sinh(x);

    /// <inheritdoc cref="Sinh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sinh(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Sinh(x);

    /// <inheritdoc cref="Sinh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sinh(Vector<float> x) =>
        Vector<float>.Count == 16 ? Sinh(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Sinh(x.AsVector256()).AsVector() : Sinh(x.AsVector128()).AsVector();

    /// <summary>Hyperbolic sine.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.8 ulp. Keeps the sign of zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sinh(double x) => Sinh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sinh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sinh(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sinh(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sinh(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Sinh(x);

    /// <inheritdoc cref="Sinh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sinh(Vector<double> x) =>
        Vector<double>.Count == 8 ? Sinh(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Sinh(x.AsVector256()).AsVector() : Sinh(x.AsVector128()).AsVector();

    /// <summary>Hyperbolic cosine.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cosh(float x) => Cosh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cosh(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Cosh(x);

    /// <inheritdoc cref="Cosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cosh(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Cosh(x);

    /// <inheritdoc cref="Cosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cosh(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Cosh(x);

    /// <inheritdoc cref="Cosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cosh(Vector<float> x) =>
        Vector<float>.Count == 16 ? Cosh(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Cosh(x.AsVector256()).AsVector() : Cosh(x.AsVector128()).AsVector();

    /// <summary>Hyperbolic cosine.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.6 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosh(double x) => Cosh(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Cosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cosh(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosh(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cosh(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Cosh(x);

    /// <inheritdoc cref="Cosh(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cosh(Vector<double> x) =>
        Vector<double>.Count == 8 ? Cosh(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Cosh(x.AsVector256()).AsVector() : Cosh(x.AsVector128()).AsVector();
}
