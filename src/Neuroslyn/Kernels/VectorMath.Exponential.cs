using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

public static partial class VectorMath
{
    /// <summary>e^x.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.1 ulp. Tends to 0 and infinity through the subnormal numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Exp(x);

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Exp(x);

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Exp(x);

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) =>
        Vector<float>.Count == 16 ? Exp(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Exp(x.AsVector256()).AsVector() : Exp(x.AsVector128()).AsVector();

    /// <summary>e^x.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.1 ulp. Tends to 0 and infinity through the subnormal numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x) => Exp(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Exp(x);

    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Exp(x);

    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Exp(x);

    /// <inheritdoc cref="Exp(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x) =>
        Vector<double>.Count == 8 ? Exp(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Exp(x.AsVector256()).AsVector() : Exp(x.AsVector128()).AsVector();

    /// <summary>e^x - 1, accurate near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.5 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x) => Expm1(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Expm1(x);

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Expm1(x);

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Expm1(x);

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x) =>
        Vector<float>.Count == 16 ? Expm1(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Expm1(x.AsVector256()).AsVector() : Expm1(x.AsVector128()).AsVector();

    /// <summary>e^x - 1, accurate near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2.4 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Expm1(double x) => Expm1(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Expm1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Expm1(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Expm1(x);

    /// <inheritdoc cref="Expm1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Expm1(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Expm1(x);

    /// <inheritdoc cref="Expm1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Expm1(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Expm1(x);

    /// <inheritdoc cref="Expm1(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Expm1(Vector<double> x) =>
        Vector<double>.Count == 8 ? Expm1(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Expm1(x.AsVector256()).AsVector() : Expm1(x.AsVector128()).AsVector();

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1 ulp. -infinity for 0, NaN for negative numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Log(x);

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Log(x);

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Log(x);

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x) =>
        Vector<float>.Count == 16 ? Log(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Log(x.AsVector256()).AsVector() : Log(x.AsVector128()).AsVector();

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1 ulp. -infinity for 0, NaN for negative numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => Log(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Log(x);

    /// <inheritdoc cref="Log(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Log(x);

    /// <inheritdoc cref="Log(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Log(x);

    /// <inheritdoc cref="Log(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x) =>
        Vector<double>.Count == 8 ? Log(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Log(x.AsVector256()).AsVector() : Log(x.AsVector128()).AsVector();

    /// <summary>log(1 + x), accurate near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.6 ulp. -infinity for -1, NaN below.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1p(float x) => Log1p(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Log1p(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1p(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Log1p(x);

    /// <inheritdoc cref="Log1p(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Log1p(x);

    /// <inheritdoc cref="Log1p(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Log1p(x);

    /// <inheritdoc cref="Log1p(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x) =>
        Vector<float>.Count == 16 ? Log1p(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Log1p(x.AsVector256()).AsVector() : Log1p(x.AsVector128()).AsVector();

    /// <summary>log(1 + x), accurate near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 1.6 ulp. -infinity for -1, NaN below.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log1p(double x) => Log1p(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Log1p(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log1p(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Log1p(x);

    /// <inheritdoc cref="Log1p(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1p(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Log1p(x);

    /// <inheritdoc cref="Log1p(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1p(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Log1p(x);

    /// <inheritdoc cref="Log1p(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log1p(Vector<double> x) =>
        Vector<double>.Count == 8 ? Log1p(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Log1p(x.AsVector256()).AsVector() : Log1p(x.AsVector128()).AsVector();

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2.5 ulp. Small results keep their relative accuracy, down to the subnormal numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) =>
        Vector<float>.Count == 16 ? Sigmoid(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Sigmoid(x.AsVector256()).AsVector() : Sigmoid(x.AsVector128()).AsVector();

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 2.5 ulp. Small results keep their relative accuracy, down to the subnormal numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sigmoid(double x) => Sigmoid(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sigmoid(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Sigmoid(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sigmoid(Vector<double> x) =>
        Vector<double>.Count == 8 ? Sigmoid(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Sigmoid(x.AsVector256()).AsVector() : Sigmoid(x.AsVector128()).AsVector();

    /// <summary>log(1 + e^x), the integral of the logistic function.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 4 ulp. Neither overflows nor loses small results.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x) => SingleFunctions<Simd128Single, Vector128<float>>.Softplus(x);

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x) => SingleFunctions<Simd256Single, Vector256<float>>.Softplus(x);

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x) => SingleFunctions<Simd512Single, Vector512<float>>.Softplus(x);

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x) =>
        Vector<float>.Count == 16 ? Softplus(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Softplus(x.AsVector256()).AsVector() : Softplus(x.AsVector128()).AsVector();

    /// <summary>log(1 + e^x), the integral of the logistic function.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Largest error 4 ulp. Neither overflows nor loses small results.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Softplus(double x) => Softplus(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Softplus(Vector128<double> x) => DoubleFunctions<Simd128Double, Vector128<double>>.Softplus(x);

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x) => DoubleFunctions<Simd256Double, Vector256<double>>.Softplus(x);

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Softplus(Vector512<double> x) => DoubleFunctions<Simd512Double, Vector512<double>>.Softplus(x);

    /// <inheritdoc cref="Softplus(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Softplus(Vector<double> x) =>
        Vector<double>.Count == 8 ? Softplus(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Softplus(x.AsVector256()).AsVector() : Softplus(x.AsVector128()).AsVector();
}
