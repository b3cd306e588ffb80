using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels;

/// <summary>Sums over the lanes of four vectors at once, which shares most of the shuffling between them. Called by generated code.</summary>
/// <remarks>Halves are added until four lanes are left (two of doubles), then lane 0 to 2 and 1 to 3, then those two: the same order on every machine for the same width.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSums
{
    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector<float> a, Vector<float> b, Vector<float> c, Vector<float> d) =>
        Vector<float>.Count == Vector128<float>.Count ? Of(a.AsVector128(), b.AsVector128(), c.AsVector128(), d.AsVector128())
        : Vector<float>.Count == Vector256<float>.Count ? Of(a.AsVector256(), b.AsVector256(), c.AsVector256(), d.AsVector256())
        : Of(a.AsVector512(), b.AsVector512(), c.AsVector512(), d.AsVector512());

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector<double> a, Vector<double> b, Vector<double> c, Vector<double> d) =>
        Vector<double>.Count == Vector128<double>.Count ? Of(a.AsVector128(), b.AsVector128(), c.AsVector128(), d.AsVector128())
        : Vector<double>.Count == Vector256<double>.Count ? Of(a.AsVector256(), b.AsVector256(), c.AsVector256(), d.AsVector256())
        : Of(a.AsVector512(), b.AsVector512(), c.AsVector512(), d.AsVector512());

    /// <summary>Stores four sums, or adds a multiple of them to what is there: place = (place &amp; kept) + factor sums.</summary>
    /// <param name="place">First of four numbers.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="factor">1 to store, minus the rate of a gradient step.</param>
    /// <param name="kept">No bits to store, all bits to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(ref float place, Vector128<float> sums, Vector128<float> factor, Vector128<float> kept) =>
        Vector128.MultiplyAddEstimate(factor, sums, Vector128.LoadUnsafe(ref place) & kept).StoreUnsafe(ref place);

    /// <inheritdoc cref="Leave(ref float, Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(ref double place, Vector256<double> sums, Vector256<double> factor, Vector256<double> kept) =>
        Vector256.MultiplyAddEstimate(factor, sums, Vector256.LoadUnsafe(ref place) & kept).StoreUnsafe(ref place);

    /// <summary>Sums rows of the workspace over its columns. Used for bias gradients.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="rows">First element.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="columnCount">Elements per row, a multiple of 64 bytes' worth.</param>
    /// <param name="destination">Receives <paramref name="rowCount"/> sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfRows<T>(ref T rows, nint stride, int rowCount, int columnCount, ref T destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rowCount; row++)
        {
            ref T element = ref Unsafe.Add(ref rows, row * stride);
            Vector<T> sum = Vector<T>.Zero;
            for (nint column = 0; column < columnCount; column += Vector<T>.Count)
            {
                sum += Vector.LoadUnsafe(ref Unsafe.Add(ref element, column));
            }

            Unsafe.Add(ref destination, row) = Vector.Sum(sum);
        }
    }

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) =>
        Of(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> first = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b);
            Vector128<float> second = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
            return Sse.MoveLowToHigh(first, second) + Sse.MoveHighToLow(second, first);
        }

        return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));

        static float Sum(Vector128<float> value) => (value[0] + value[2]) + (value[1] + value[3]);
    }

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d) => Sse2.IsSupported
        ? Vector256.Create(Sse2.UnpackLow(a, b) + Sse2.UnpackHigh(a, b), Sse2.UnpackLow(c, d) + Sse2.UnpackHigh(c, d))
        : Vector256.Create(a[0] + a[1], b[0] + b[1], c[0] + c[1], d[0] + d[1]);
}
