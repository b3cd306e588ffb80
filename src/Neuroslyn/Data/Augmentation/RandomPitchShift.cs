using System.Buffers;

namespace Neuroslyn;

/// <summary>Plays a signal higher or lower at the same speed.</summary>
/// <remarks>
/// The shift is uniformly distributed in [-<see cref="MaximumSemitones"/>, <see cref="MaximumSemitones"/>], one number per signal; s semitones multiply every frequency by 2^(s / 12). The signal is
/// stretched by that factor (overlap-add, Verhelst and Roelands 1993) and read as many times as fast by windowed-sinc interpolation, which keeps its length and takes away the tones that
/// would exceed half the sampling rate. Signals of one channel, of any length.
/// </remarks>
public sealed class RandomPitchShift : Augmentation
{
    private readonly OverlapAdd _overlapAdd;

    /// <summary>Creates the augmentation. Without further settings it leaves signals as they are.</summary>
    /// <param name="frameLength">
    /// Samples of one piece of the signal that is moved as a whole, at least 4: two or three periods of the deepest tone, say 30 ms of speech. Default: 512.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameLength"/> is less than 4.</exception>
    public RandomPitchShift(int frameLength = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameLength, 4);
        _overlapAdd = new OverlapAdd(frameLength);
    }

    /// <summary>The largest shift, in semitones, up and down; at most 24. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 24].</exception>
    public double MaximumSemitones
    {
        get;
        init => field = Amount.Within(value, 0, 24, nameof(MaximumSemitones), "a number of semitones from 0 to 24");
    }

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        double factor = Math.Pow(2, Amount.Symmetric(ref random, MaximumSemitones) / 12);
        if (factor == 1)
        {
            sample.CopyTo(augmented);
            return;
        }

        int length = (int)Math.Ceiling(sample.Length * factor);
        T[] rented = ArrayPool<T>.Shared.Rent(length);
        Span<T> stretched = rented.AsSpan(0, length);
        _overlapAdd.Stretch(sample, stretched, 1 / factor);
        SincResampling.Resample<T>(stretched, augmented, factor);
        ArrayPool<T>.Shared.Return(rented);
    }
}
