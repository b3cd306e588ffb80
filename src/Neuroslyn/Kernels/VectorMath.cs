using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Elementary;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>
/// Elementary functions of vectors and scalars, for emitted code to inline. A function gives the same bits in every overload of a number
/// type, so results do not depend on the width of the hardware's vectors, nor on whether a value was computed alone.
/// </summary>
/// <remarks>
/// Nothing allocates or throws. A stated error bounds the largest found against references of higher precision, in units in the last place
/// (ulp) of the exact result; below the smallest normal number, in units of the smallest subnormal. They hold with and without fused multiply-add, but the two do not give the same bits.
/// NaN in gives NaN out. The sign of a zero result is not specified, unless stated.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>Square root.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Correctly rounded; NaN for negative numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float x) => Sqrt(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sqrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x) => Vector128.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x) => Vector256.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) =>
        Vector<float>.Count == 16 ? Sqrt(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Sqrt(x.AsVector256()).AsVector() : Sqrt(x.AsVector128()).AsVector();

    /// <summary>Square root.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Correctly rounded; NaN for negative numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double x) => Sqrt(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sqrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> x) => Vector128.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> x) => Vector256.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sqrt(Vector<double> x) =>
        Vector<double>.Count == 8 ? Sqrt(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Sqrt(x.AsVector256()).AsVector() : Sqrt(x.AsVector128()).AsVector();

    /// <summary>Absolute value.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float x) => Abs(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Abs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> x) => Vector128.Abs(x);

    /// <inheritdoc cref="Abs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Abs(Vector256<float> x) => Vector256.Abs(x);

    /// <inheritdoc cref="Abs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Abs(Vector512<float> x) => Vector512.Abs(x);

    /// <inheritdoc cref="Abs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> x) =>
        Vector<float>.Count == 16 ? Abs(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Abs(x.AsVector256()).AsVector() : Abs(x.AsVector128()).AsVector();

    /// <summary>Absolute value.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double x) => Abs(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Abs(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Abs(Vector128<double> x) => Vector128.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Abs(Vector256<double> x) => Vector256.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> x) => Vector512.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Abs(Vector<double> x) =>
        Vector<double>.Count == 8 ? Abs(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Abs(x.AsVector256()).AsVector() : Abs(x.AsVector128()).AsVector();

    /// <summary>The larger of two numbers.</summary>
    /// <param name="left">Any number.</param>
    /// <param name="right">Any number.</param>
    /// <remarks>NaN if either is NaN. Of two zeros, either.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => Max(Vector128.Create(left), Vector128.Create(right)).ToScalar();

    /// <inheritdoc cref="Max(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) => LaneFunctions<Simd128Single, Vector128<float>, float>.Max(left, right);

    /// <inheritdoc cref="Max(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) => LaneFunctions<Simd256Single, Vector256<float>, float>.Max(left, right);

    /// <inheritdoc cref="Max(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) => LaneFunctions<Simd512Single, Vector512<float>, float>.Max(left, right);

    /// <inheritdoc cref="Max(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> left, Vector<float> right) =>
        Vector<float>.Count == 16 ? Max(left.AsVector512(), right.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Max(left.AsVector256(), right.AsVector256()).AsVector() : Max(left.AsVector128(), right.AsVector128()).AsVector();

    /// <summary>The larger of two numbers.</summary>
    /// <param name="left">Any number.</param>
    /// <param name="right">Any number.</param>
    /// <remarks>NaN if either is NaN. Of two zeros, either.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(double left, double right) => Max(Vector128.Create(left), Vector128.Create(right)).ToScalar();

    /// <inheritdoc cref="Max(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) => LaneFunctions<Simd128Double, Vector128<double>, double>.Max(left, right);

    /// <inheritdoc cref="Max(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) => LaneFunctions<Simd256Double, Vector256<double>, double>.Max(left, right);

    /// <inheritdoc cref="Max(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) => LaneFunctions<Simd512Double, Vector512<double>, double>.Max(left, right);

    /// <inheritdoc cref="Max(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Max(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Max(left.AsVector512(), right.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Max(left.AsVector256(), right.AsVector256()).AsVector() : Max(left.AsVector128(), right.AsVector128()).AsVector();

    /// <summary>The smaller of two numbers.</summary>
    /// <param name="left">Any number.</param>
    /// <param name="right">Any number.</param>
    /// <remarks>NaN if either is NaN. Of two zeros, either.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float left, float right) => Min(Vector128.Create(left), Vector128.Create(right)).ToScalar();

    /// <inheritdoc cref="Min(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) => LaneFunctions<Simd128Single, Vector128<float>, float>.Min(left, right);

    /// <inheritdoc cref="Min(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) => LaneFunctions<Simd256Single, Vector256<float>, float>.Min(left, right);

    /// <inheritdoc cref="Min(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => LaneFunctions<Simd512Single, Vector512<float>, float>.Min(left, right);

    /// <inheritdoc cref="Min(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Min(Vector<float> left, Vector<float> right) =>
        Vector<float>.Count == 16 ? Min(left.AsVector512(), right.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Min(left.AsVector256(), right.AsVector256()).AsVector() : Min(left.AsVector128(), right.AsVector128()).AsVector();

    /// <summary>The smaller of two numbers.</summary>
    /// <param name="left">Any number.</param>
    /// <param name="right">Any number.</param>
    /// <remarks>NaN if either is NaN. Of two zeros, either.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min(double left, double right) => Min(Vector128.Create(left), Vector128.Create(right)).ToScalar();

    /// <inheritdoc cref="Min(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Min(Vector128<double> left, Vector128<double> right) => LaneFunctions<Simd128Double, Vector128<double>, double>.Min(left, right);

    /// <inheritdoc cref="Min(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Min(Vector256<double> left, Vector256<double> right) => LaneFunctions<Simd256Double, Vector256<double>, double>.Min(left, right);

    /// <inheritdoc cref="Min(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> left, Vector512<double> right) => LaneFunctions<Simd512Double, Vector512<double>, double>.Min(left, right);

    /// <inheritdoc cref="Min(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Min(Vector<double> left, Vector<double> right) =>
        Vector<double>.Count == 8 ? Min(left.AsVector512(), right.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Min(left.AsVector256(), right.AsVector256()).AsVector() : Min(left.AsVector128(), right.AsVector128()).AsVector();

    /// <summary>-1, 0 or 1, as x is negative, zero or positive.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float x) => Sign(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sign(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(Vector128<float> x) => LaneFunctions<Simd128Single, Vector128<float>, float>.Sign(x);

    /// <inheritdoc cref="Sign(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x) => LaneFunctions<Simd256Single, Vector256<float>, float>.Sign(x);

    /// <inheritdoc cref="Sign(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> x) => LaneFunctions<Simd512Single, Vector512<float>, float>.Sign(x);

    /// <inheritdoc cref="Sign(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x) =>
        Vector<float>.Count == 16 ? Sign(x.AsVector512()).AsVector() : Vector<float>.Count == 8 ? Sign(x.AsVector256()).AsVector() : Sign(x.AsVector128()).AsVector();

    /// <summary>-1, 0 or 1, as x is negative, zero or positive.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>Exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sign(double x) => Sign(Vector128.Create(x)).ToScalar();

    /// <inheritdoc cref="Sign(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sign(Vector128<double> x) => LaneFunctions<Simd128Double, Vector128<double>, double>.Sign(x);

    /// <inheritdoc cref="Sign(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sign(Vector256<double> x) => LaneFunctions<Simd256Double, Vector256<double>, double>.Sign(x);

    /// <inheritdoc cref="Sign(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sign(Vector512<double> x) => LaneFunctions<Simd512Double, Vector512<double>, double>.Sign(x);

    /// <inheritdoc cref="Sign(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sign(Vector<double> x) =>
        Vector<double>.Count == 8 ? Sign(x.AsVector512()).AsVector() : Vector<double>.Count == 4 ? Sign(x.AsVector256()).AsVector() : Sign(x.AsVector128()).AsVector();
}
