using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>Inverted dropout over feature-major rows. Called by generated code.</summary>
/// <remarks>
/// Whether an element is dropped is a hash of key, row and column and of nothing else: the same for both number types, on every machine and
/// for every way of dividing the columns among calls. Nothing allocates.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>mask = 0 with probability <paramref name="rate"/>, else 1 / (1 - rate); destination = source * mask (Srivastava et al. 2014).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">Column 0 of the first of <paramref name="rowCount"/> rows.</param>
    /// <param name="destination">Column 0 of the first row that receives the products; may be <paramref name="source"/> itself.</param>
    /// <param name="mask">Column 0 of the first row that receives the factors, which are also the derivatives.</param>
    /// <param name="stride">Elements from one row to the next, in all three.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="firstColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="rate">Probability of dropping an element, in [0, 1).</param>
    /// <param name="key">Selects the mask; different keys, even neighbours, give independent masks.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in [0, 1).</exception>
    public static void Apply<T>(ref T source, ref T destination, ref T mask, nint stride, int rowCount, int firstColumn, int endColumn, double rate, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireRate(rate);
        ApplyEffect(ref source, ref destination, ref mask, stride, rowCount, firstColumn, endColumn, rate, key, Effect.OfDropout(rate));
    }

    /// <summary>
    /// Alpha dropout: with q = 1 - rate and d = -1.7580993408473766, the value SELU tends to, destination = a source + b where an element is kept and a d + b where it is dropped;
    /// a = 1 / sqrt(q + d² q rate), b = -a rate d, which keeps mean 0 and variance 1 (Klambauer et al. 2017). Elements are dropped as by <see cref="Apply"/>.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">Column 0 of the first of <paramref name="rowCount"/> rows.</param>
    /// <param name="destination">Column 0 of the first row that receives the results; may be <paramref name="source"/> itself.</param>
    /// <param name="mask">Column 0 of the first row that receives the derivatives: a where an element is kept, else 0.</param>
    /// <param name="stride">Elements from one row to the next, in all three.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="firstColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="rate">Probability of dropping an element, in [0, 1).</param>
    /// <param name="key">Selects the mask; different keys, even neighbours, give independent masks.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in [0, 1).</exception>
    public static void ApplyAlpha<T>(ref T source, ref T destination, ref T mask, nint stride, int rowCount, int firstColumn, int endColumn, double rate, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireRate(rate);
        ApplyEffect(ref source, ref destination, ref mask, stride, rowCount, firstColumn, endColumn, rate, key, Effect.OfAlphaDropout(rate));
    }

    /// <summary>What <see cref="Apply"/> does outside training: copies the rows and sets the factors to 1.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">Column 0 of the first of <paramref name="rowCount"/> rows.</param>
    /// <param name="destination">Column 0 of the first row that receives the copy; may be <paramref name="source"/> itself.</param>
    /// <param name="mask">Column 0 of the first row that receives ones.</param>
    /// <param name="stride">Elements from one row to the next, in all three.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="firstColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    public static void PassThrough<T>(ref T source, ref T destination, ref T mask, nint stride, int rowCount, int firstColumn, int endColumn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            PassThrough(ref Unsafe.As<T, float>(ref source), ref Unsafe.As<T, float>(ref destination), ref Unsafe.As<T, float>(ref mask), stride, rowCount, firstColumn, endColumn);
        }
        else
        {
            PassThrough(ref Unsafe.As<T, double>(ref source), ref Unsafe.As<T, double>(ref destination), ref Unsafe.As<T, double>(ref mask), stride, rowCount, firstColumn, endColumn);
        }
    }

    private static void RequireRate(double rate)
    {
        if (!(rate >= 0.0 && rate < 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The dropout rate is a probability in [0, 1): 0 keeps everything, 1 would keep nothing.");
        }
    }

    private static void ApplyEffect<T>(
        ref T source, ref T destination, ref T mask, nint stride, int rowCount, int firstColumn, int endColumn, double rate, ulong key, Effect effect)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            ref float input = ref Unsafe.As<T, float>(ref source);
            ref float output = ref Unsafe.As<T, float>(ref destination);
            ref float factors = ref Unsafe.As<T, float>(ref mask);
            if (Vector512.IsHardwareAccelerated)
            {
                ApplyToRows<Simd512Single, Vector512<float>, float>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                ApplyToRows<Simd256Single, Vector256<float>, float>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
            else
            {
                ApplyToRows<Simd128Single, Vector128<float>, float>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
        }
        else
        {
            ref double input = ref Unsafe.As<T, double>(ref source);
            ref double output = ref Unsafe.As<T, double>(ref destination);
            ref double factors = ref Unsafe.As<T, double>(ref mask);
            if (Vector512.IsHardwareAccelerated)
            {
                ApplyToRows<Simd512Double, Vector512<double>, double>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                ApplyToRows<Simd256Double, Vector256<double>, double>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
            else
            {
                ApplyToRows<Simd128Double, Vector128<double>, double>(ref input, ref output, ref factors, stride, rowCount, firstColumn, endColumn, rate, key, effect);
            }
        }
    }

    /// <summary>Two native vectors fit into a column group at every width, so no columns are left over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassThrough(ref float source, ref float destination, ref float mask, nint stride, int rowCount, int firstColumn, int endColumn)
    {
        for (int row = 0; row < rowCount; row++)
        {
            for (int column = firstColumn; column < endColumn; column += Vector<float>.Count)
            {
                nuint index = (nuint)((row * stride) + column);
                Vector.LoadUnsafe(ref source, index).StoreUnsafe(ref destination, index);
                Vector<float>.One.StoreUnsafe(ref mask, index);
            }
        }
    }

    /// <inheritdoc cref="PassThrough(ref float, ref float, ref float, nint, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassThrough(ref double source, ref double destination, ref double mask, nint stride, int rowCount, int firstColumn, int endColumn)
    {
        for (int row = 0; row < rowCount; row++)
        {
            for (int column = firstColumn; column < endColumn; column += Vector<double>.Count)
            {
                nuint index = (nuint)((row * stride) + column);
                Vector.LoadUnsafe(ref source, index).StoreUnsafe(ref destination, index);
                Vector<double>.One.StoreUnsafe(ref mask, index);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyToRows<TSimd, TVector, TScalar>(
        ref TScalar source, ref TScalar destination, ref TScalar mask, nint stride, int rowCount, int firstColumn, int endColumn, double rate, ulong key, Effect effect)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
    {
        TVector scale = TSimd.Create(TScalar.CreateTruncating(effect.Scale));
        TVector shift = TSimd.Create(TScalar.CreateTruncating(effect.Shift));
        TVector dropped = TSimd.Create(TScalar.CreateTruncating(effect.Dropped));
        bool isAffine = effect.Dropped != 0;
        TVector threshold = TSimd.CreateBits((uint)(rate * 4294967296.0));
        for (int row = 0; row < rowCount; row++)
        {
            ulong seed = CounterHash.RowSeed(key, (ulong)row + 1);
            TVector offsets = TSimd.AddBits(TSimd.LaneIndexBits, TSimd.CreateBits((uint)seed));
            TVector secret = TSimd.CreateBits((uint)(seed >> 32));
            for (int column = firstColumn; column < endColumn; column += TSimd.Count)
            {
                nint index = (row * stride) + column;
                TVector hash = CounterHash.OfLanes<TSimd, TVector, TScalar>(TSimd.AddBits(offsets, TSimd.CreateBits((uint)column)), secret);
                TVector isDropped = TSimd.LessThanBits(hash, threshold);
                TVector factor = TSimd.AndNot(scale, isDropped);
                TSimd.Store(factor, ref Unsafe.Add(ref mask, index));
                TVector product = TSimd.Multiply(TSimd.Load(ref Unsafe.Add(ref source, index)), factor);
                TSimd.Store(isAffine ? TSimd.Select(isDropped, dropped, TSimd.Add(product, shift)) : product, ref Unsafe.Add(ref destination, index));
            }
        }
    }

    /// <summary>What becomes of an element x: Scale x + Shift where it is kept, Dropped where it is not.</summary>
    private readonly record struct Effect(double Scale, double Shift, double Dropped)
    {
        /// <summary>What SELU tends to: -lambda alpha.</summary>
        private const double SeluMinimum = -1.7580993408473766;

        public static Effect OfDropout(double rate) => new(1.0 / (1.0 - rate), 0, 0);

        public static Effect OfAlphaDropout(double rate)
        {
            double kept = 1.0 - rate;
            double scale = 1 / Math.Sqrt(kept + (SeluMinimum * SeluMinimum * kept * rate));
            double shift = -scale * rate * SeluMinimum;
            return new Effect(scale, shift, (scale * SeluMinimum) + shift);
        }
    }
}
