namespace Neuroslyn;

/// <summary>Plays a signal faster or slower at the same pitch.</summary>
/// <remarks>
/// The rate is uniformly distributed in [1 - change, 1 + change], one number per signal. The length stays: of a slower signal the end is cut off, after a faster one there is
/// silence. By waveform-similarity overlap-add (Verhelst and Roelands 1993). Signals of one channel, of any length.
/// </remarks>
public sealed class RandomTimeStretch : Augmentation
{
    private readonly OverlapAdd _overlapAdd;

    /// <summary>Creates the augmentation. Without further settings it leaves signals as they are.</summary>
    /// <param name="frameLength">
    /// Samples of one piece of the signal that is moved as a whole, at least 4: two or three periods of the deepest tone, say 30 ms of speech. Default: 512.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameLength"/> is less than 4.</exception>
    public RandomTimeStretch(int frameLength = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameLength, 4);
        _overlapAdd = new OverlapAdd(frameLength);
    }

    /// <summary>The largest relative change of tempo: 0.2 plays 0.8 to 1.2 times as fast. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double MaximumChange
    {
        get;
        init => field = Amount.Within(value, 0, Math.BitDecrement(1.0), nameof(MaximumChange), "a share of at least 0 and less than 1");
    }

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        double rate = 1 + Amount.Symmetric(ref random, MaximumChange);
        if (rate == 1)
        {
            sample.CopyTo(augmented);
            return;
        }

        _overlapAdd.Stretch(sample, augmented, rate);
    }
}
