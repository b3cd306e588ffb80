using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>A stream of random numbers: the same seed gives the same bits on every platform and in every version.</summary>
/// <remarks>
/// xoshiro256** (Blackman and Vigna 2021), period 2^256 - 1, its state filled from the seed by SplitMix64 (Steele, Lea, Flood 2014). Not for
/// cryptography. A mutable value: a copy continues the stream independently, so pass it by <see langword="ref"/>. Not safe for use by two
/// threads at once. <see langword="default"/> is not a stream; it only ever returns zeros. Nothing allocates.
/// </remarks>
public struct RandomSource
{
    private ulong _state0;
    private ulong _state1;
    private ulong _state2;
    private ulong _state3;
    private double _spareGaussian;
    private bool _hasSpareGaussian;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any number, 0 included; neighbouring seeds give unrelated streams.</param>
    public RandomSource(ulong seed)
        : this(SplitMix64.Output(seed, 1), SplitMix64.Output(seed, 2), SplitMix64.Output(seed, 3), SplitMix64.Output(seed, 4))
    {
    }

    internal RandomSource(ulong state0, ulong state1, ulong state2, ulong state3)
    {
        _state0 = state0;
        _state1 = state1;
        _state2 = state2;
        _state3 = state3;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => Next(ref _state0, ref _state1, ref _state2, ref _state3);

    /// <summary>A number in [0, 1), one of 2^53 equally likely multiples of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw from the standard normal distribution N(0, 1).</summary>
    /// <remarks>The polar method (Marsaglia and Bray 1964), which yields two at a time; the second is kept for the next call.</remarks>
    public double NextGaussian()
    {
        if (_hasSpareGaussian)
        {
            _hasSpareGaussian = false;
            return _spareGaussian;
        }

        double x;
        double y;
        double square;
        do
        {
            x = (2.0 * NextDouble()) - 1.0;
            y = (2.0 * NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square >= 1.0 || square == 0.0);

        double scale = Math.Sqrt(-2.0 * Log(square) / square);
        _spareGaussian = y * scale;
        _hasSpareGaussian = true;
        return x * scale;
    }

    /// <summary>An integer in [0, <paramref name="bound"/>), each equally likely.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    /// <remarks>Multiplication with rejection (Lemire 2019): draws again with probability below 2^-32.</remarks>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Below((ulong)bound, ref _state0, ref _state1, ref _state2, ref _state3);
    }

    /// <summary>Puts the elements into a random order, each order equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">What to reorder.</param>
    public void Shuffle<T>(Span<T> values)
    {
        // The state stays in registers: between stores and loads of it, one number would wait for the other.
        (ulong state0, ulong state1, ulong state2, ulong state3) = (_state0, _state1, _state2, _state3);
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = (int)Below((ulong)last + 1, ref state0, ref state1, ref state2, ref state3);
            (values[last], values[other]) = (values[other], values[last]);
        }

        (_state0, _state1, _state2, _state3) = (state0, state1, state2, state3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ref ulong state0, ref ulong state1, ref ulong state2, ref ulong state3)
    {
        ulong result = BitOperations.RotateLeft(state1 * 5, 7) * 9;
        ulong shifted = state1 << 17;
        state2 ^= state0;
        state3 ^= state1;
        state1 ^= state2;
        state0 ^= state3;
        state2 ^= shifted;
        state3 = BitOperations.RotateLeft(state3, 45);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Below(ulong bound, ref ulong state0, ref ulong state1, ref ulong state2, ref ulong state3)
    {
        ulong high = Math.BigMul(Next(ref state0, ref state1, ref state2, ref state3), bound, out ulong low);
        if (low < bound)
        {
            // 2^64 mod bound low parts are one too many.
            ulong surplus = (0UL - bound) % bound;
            while (low < surplus)
            {
                high = Math.BigMul(Next(ref state0, ref state1, ref state2, ref state3), bound, out low);
            }
        }

        return high;
    }

    /// <summary>
    /// Natural logarithm of a positive normal number, 1e-15 off. <see cref="Math.Log(double)"/> differs between platforms in the last bit;
    /// the operations here are rounded the same way everywhere.
    /// </summary>
    private static double Log(double x)
    {
        // x = m 2^exponent with m in [1/2, 1) or [1, 2), whichever is nearer 1; log m = 2 artanh s with s = (m - 1) / (m + 1).
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double s = (mantissa - 1.0) / (mantissa + 1.0);
        double square = s * s;
        double series = 0.0;
        for (int denominator = 21; denominator >= 1; denominator -= 2)
        {
            series = (series * square) + (1.0 / denominator);
        }

        return (exponent * 0.69314718055994531) + (2.0 * s * series);
    }
}
