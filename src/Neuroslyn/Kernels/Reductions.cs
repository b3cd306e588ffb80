using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>Sums and searches over many numbers, in an order that depends on their number alone.</summary>
/// <remarks>
/// Every operation gives the same bits on every machine and for every vector width: which partial sum an element belongs to is part of the
/// definition, additions are not fused with multiplications. Nothing allocates.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reductions
{
    /// <summary>Rows are summed in this many interleaved partial sums.</summary>
    private const int RowPhases = 4;

    /// <summary>Elements of a span are summed in this many interleaved partial sums.</summary>
    private const int SumPhases = 16;

    /// <summary>Sums the rows of a matrix: destination[c] = sum over r of source[r * stride + c]. Used for bias gradients.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of <c>[rowCount, columnCount]</c>.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="rowCount">Number of rows; 0 gives zeros.</param>
    /// <param name="columnCount">Number of columns, a multiple of 64 bytes' worth.</param>
    /// <param name="destination">Receives <paramref name="columnCount"/> sums; what it held is overwritten.</param>
    /// <remarks>
    /// With p(k) the sum, row by row, of the rows whose index is k modulo 4 (a last incomplete group of 4 rows counts to p(0)), the result is (p(0) + p(1)) + (p(2) + p(3)).
    /// </remarks>
    public static void AddRows<T>(ref T source, nint stride, int rowCount, int columnCount, ref T destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            AddRows(ref Unsafe.As<T, float>(ref source), stride, rowCount, columnCount, ref Unsafe.As<T, float>(ref destination));
        }
        else
        {
            AddRows(ref Unsafe.As<T, double>(ref source), stride, rowCount, columnCount, ref Unsafe.As<T, double>(ref destination));
        }
    }

    /// <summary>The sum of all numbers, computed in double precision.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; the sum of none is 0.</param>
    /// <remarks>16 partial sums, element i in partial sum i modulo 16, are added pairwise: k and k + 8, then k and k + 4, and so on.</remarks>
    public static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Accumulate<T, Identity>(values);

    /// <summary>The sum of the squares of all numbers, computed in double precision, so that squares of floats neither overflow nor round.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; the sum of none is 0.</param>
    /// <remarks>The same order as <see cref="Sum"/>.</remarks>
    public static double SumOfSquares<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Accumulate<T, Square>(values);

    /// <summary>The sum of the products of the numbers of two spans, computed in double precision.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">Any number of values; the sum of none is 0.</param>
    /// <param name="right">As many values.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>The same order as <see cref="Sum"/>.</remarks>
    public static double Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => left.Length == right.Length
        ? AccumulateProducts(left, right)
        : throw new ArgumentException($"Expected {left.Length} values, as many as on the left, got {right.Length}.", nameof(right));

    /// <summary>The sum of (value - center)^2 over all numbers, computed in double precision.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values; the sum of none is 0.</param>
    /// <param name="center">Subtracted from each.</param>
    /// <remarks>The same order as <see cref="Sum"/>.</remarks>
    public static double SumOfSquaredDeviations<T>(ReadOnlySpan<T> values, double center)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AccumulateDeviations(values, center);

    /// <summary>Index of the first infinity or NaN, -1 if there is none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">Any number of values.</param>
    public static int IndexOfNonFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> singles = MemoryMarshal.Cast<T, float>(values);
            return Vector512.IsHardwareAccelerated ? IndexOfNonFinite<Simd512Single, Vector512<float>, float>(singles)
                : Vector256.IsHardwareAccelerated ? IndexOfNonFinite<Simd256Single, Vector256<float>, float>(singles)
                : IndexOfNonFinite<Simd128Single, Vector128<float>, float>(singles);
        }

        ReadOnlySpan<double> doubles = MemoryMarshal.Cast<T, double>(values);
        return Vector512.IsHardwareAccelerated ? IndexOfNonFinite<Simd512Double, Vector512<double>, double>(doubles)
            : Vector256.IsHardwareAccelerated ? IndexOfNonFinite<Simd256Double, Vector256<double>, double>(doubles)
            : IndexOfNonFinite<Simd128Double, Vector128<double>, double>(doubles);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Accumulate<T, TTerm>(ReadOnlySpan<T> values)
        where T : unmanaged
        where TTerm : struct, ITerm
    {
        // The last values, filled up with zeros, are set aside first: a call after the loop would keep the sums out of registers in it.
        int groupedLength = values.Length - (values.Length % SumPhases);
        Span<T> rest = stackalloc T[SumPhases];
        rest.Clear();
        values[groupedLength..].CopyTo(rest);

        ref T origin = ref MemoryMarshal.GetReference(values);
        Vector512<double> lower = Vector512<double>.Zero;
        Vector512<double> upper = Vector512<double>.Zero;
        for (int index = 0; index < groupedLength; index += SumPhases)
        {
            ref T group = ref Unsafe.Add(ref origin, index);
            lower += TTerm.Of(LoadLower(ref group));
            upper += TTerm.Of(LoadUpper(ref group));
        }

        lower += TTerm.Of(LoadLower(ref MemoryMarshal.GetReference(rest)));
        upper += TTerm.Of(LoadUpper(ref MemoryMarshal.GetReference(rest)));
        return SumOfLanes(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AccumulateProducts<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged
    {
        int groupedLength = left.Length - (left.Length % SumPhases);
        Span<T> rest = stackalloc T[2 * SumPhases];
        rest.Clear();
        left[groupedLength..].CopyTo(rest);
        right[groupedLength..].CopyTo(rest[SumPhases..]);

        ref T leftOrigin = ref MemoryMarshal.GetReference(left);
        ref T rightOrigin = ref MemoryMarshal.GetReference(right);
        Vector512<double> lower = Vector512<double>.Zero;
        Vector512<double> upper = Vector512<double>.Zero;
        for (int index = 0; index < groupedLength; index += SumPhases)
        {
            ref T leftGroup = ref Unsafe.Add(ref leftOrigin, index);
            ref T rightGroup = ref Unsafe.Add(ref rightOrigin, index);
            lower += LoadLower(ref leftGroup) * LoadLower(ref rightGroup);
            upper += LoadUpper(ref leftGroup) * LoadUpper(ref rightGroup);
        }

        lower += LoadLower(ref rest[0]) * LoadLower(ref rest[SumPhases]);
        upper += LoadUpper(ref rest[0]) * LoadUpper(ref rest[SumPhases]);
        return SumOfLanes(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AccumulateDeviations<T>(ReadOnlySpan<T> values, double center)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int groupedLength = values.Length - (values.Length % SumPhases);
        Span<double> rest = stackalloc double[SumPhases];
        rest.Clear();
        for (int index = groupedLength; index < values.Length; index++)
        {
            rest[index - groupedLength] = double.CreateTruncating(values[index]) - center;
        }

        ref T origin = ref MemoryMarshal.GetReference(values);
        Vector512<double> centers = Vector512.Create(center);
        Vector512<double> lower = Vector512<double>.Zero;
        Vector512<double> upper = Vector512<double>.Zero;
        for (int index = 0; index < groupedLength; index += SumPhases)
        {
            ref T group = ref Unsafe.Add(ref origin, index);
            lower += Square.Of(LoadLower(ref group) - centers);
            upper += Square.Of(LoadUpper(ref group) - centers);
        }

        lower += Square.Of(LoadLower(ref rest[0]));
        upper += Square.Of(LoadUpper(ref rest[0]));
        return SumOfLanes(lower, upper);
    }

    private static double SumOfLanes(Vector512<double> lower, Vector512<double> upper)
    {
        Vector512<double> eight = lower + upper;
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    /// <summary>The first 8 of 16 values, as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LoadLower<T>(ref T group)
        where T : unmanaged => typeof(T) == typeof(float)
        ? Vector512.WidenLower(Vector512.LoadUnsafe(ref Unsafe.As<T, float>(ref group)))
        : Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref group));

    /// <summary>The last 8 of 16 values, as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LoadUpper<T>(ref T group)
        where T : unmanaged => typeof(T) == typeof(float)
        ? Vector512.WidenUpper(Vector512.LoadUnsafe(ref Unsafe.As<T, float>(ref group)))
        : Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref group), 8);

    private static void AddRows(ref float source, nint stride, int rowCount, int columnCount, ref float destination)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddRows<Simd512Single, Vector512<float>, float>(ref source, stride, rowCount, columnCount, ref destination);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddRows<Simd256Single, Vector256<float>, float>(ref source, stride, rowCount, columnCount, ref destination);
        }
        else
        {
            AddRows<Simd128Single, Vector128<float>, float>(ref source, stride, rowCount, columnCount, ref destination);
        }
    }

    private static void AddRows(ref double source, nint stride, int rowCount, int columnCount, ref double destination)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddRows<Simd512Double, Vector512<double>, double>(ref source, stride, rowCount, columnCount, ref destination);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddRows<Simd256Double, Vector256<double>, double>(ref source, stride, rowCount, columnCount, ref destination);
        }
        else
        {
            AddRows<Simd128Double, Vector128<double>, double>(ref source, stride, rowCount, columnCount, ref destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<TSimd, TVector, TScalar>(ref TScalar source, nint stride, int rowCount, int columnCount, ref TScalar destination)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged
    {
        for (int column = 0; column < columnCount; column += TSimd.Count)
        {
            TVector sum0 = TSimd.Create(default);
            TVector sum1 = sum0;
            TVector sum2 = sum0;
            TVector sum3 = sum0;
            ref TScalar element = ref Unsafe.Add(ref source, column);
            int row = 0;
            for (; row <= rowCount - RowPhases; row += RowPhases)
            {
                sum0 = TSimd.Add(sum0, TSimd.Load(ref element));
                sum1 = TSimd.Add(sum1, TSimd.Load(ref Unsafe.Add(ref element, stride)));
                sum2 = TSimd.Add(sum2, TSimd.Load(ref Unsafe.Add(ref element, 2 * stride)));
                sum3 = TSimd.Add(sum3, TSimd.Load(ref Unsafe.Add(ref element, 3 * stride)));
                element = ref Unsafe.Add(ref element, RowPhases * stride);
            }

            for (; row < rowCount; row++)
            {
                sum0 = TSimd.Add(sum0, TSimd.Load(ref element));
                element = ref Unsafe.Add(ref element, stride);
            }

            TSimd.Store(TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3)), ref Unsafe.Add(ref destination, column));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOfNonFinite<TSimd, TVector, TScalar>(ReadOnlySpan<TScalar> values)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
    {
        ref TScalar origin = ref MemoryMarshal.GetReference(values);
        TVector infinity = TSimd.Create(TScalar.PositiveInfinity);
        ulong allLanes = ulong.MaxValue >> (64 - TSimd.Count);
        int index = 0;
        for (; index <= values.Length - TSimd.Count; index += TSimd.Count)
        {
            TVector magnitude = TSimd.Abs(TSimd.Load(ref Unsafe.Add(ref origin, index)));
            ulong finiteLanes = TSimd.MaskBits(TSimd.LessThan(magnitude, infinity));
            if (finiteLanes != allLanes)
            {
                return index + BitOperations.TrailingZeroCount(~finiteLanes);
            }
        }

        for (; index < values.Length; index++)
        {
            if (!TScalar.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private interface ITerm
    {
        static abstract Vector512<double> Of(Vector512<double> value);
    }

    private readonly struct Identity : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> value) => value;
    }

    private readonly struct Square : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> value) => value * value;
    }
}
