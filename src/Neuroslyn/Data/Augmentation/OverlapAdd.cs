using System.Numerics;

namespace Neuroslyn;

/// <summary>Makes a signal longer or shorter without changing its pitch.</summary>
/// <remarks>
/// Waveform-similarity overlap-add (Verhelst and Roelands 1993, "An overlap-add technique based on waveform similarity (WSOLA) for high quality time-scale modification of
/// speech"): the result is a row of half-overlapping pieces of the signal, each faded into the next by a Hann window, whose two halves add up to 1. A piece is taken from near the
/// place that the rate asks for, precisely where it is most like what is being faded out (largest normalised cross-correlation). At rate 1 that is the signal itself.
/// </remarks>
internal sealed class OverlapAdd
{
    private readonly double[] _fadeIn;

    /// <summary>Sets the pieces' length.</summary>
    /// <param name="frameLength">Samples from fading in to having faded out, at least 4; two or three periods of the deepest tone are good.</param>
    public OverlapAdd(int frameLength)
    {
        _fadeIn = new double[frameLength / 2];
        for (int i = 0; i < _fadeIn.Length; i++)
        {
            _fadeIn[i] = 0.5 * (1 - Math.Cos(Math.PI * i / _fadeIn.Length));
        }
    }

    private int Hop => _fadeIn.Length;

    /// <summary>Fills <paramref name="target"/> with <paramref name="source"/> played <paramref name="rate"/> times as fast; after its end comes silence. Allocates nothing.</summary>
    /// <param name="source">The signal.</param>
    /// <param name="target">Any length; not the same memory.</param>
    /// <param name="rate">Positive; 2 halves the duration.</param>
    public void Stretch<T>(ReadOnlySpan<T> source, Span<T> target, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int outgoing = 0;
        for (int start = 0; start < target.Length; start += Hop)
        {
            int incoming = MostAlike(source, (int)Math.Min(Math.Round(start * rate), source.Length), outgoing);
            Span<T> block = target.Slice(start, Math.Min(Hop, target.Length - start));
            for (int i = 0; i < block.Length; i++)
            {
                T old = At(source, outgoing + i);
                block[i] = old + (T.CreateTruncating(_fadeIn[i]) * (At(source, incoming + i) - old));
            }

            outgoing = incoming + Hop;
        }
    }

    private static T At<T>(ReadOnlySpan<T> source, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => index < source.Length ? source[index] : T.Zero;

    /// <summary>The start of a piece, at most a quarter frame from <paramref name="wanted"/>, that is most like the one that begins at <paramref name="outgoing"/>.</summary>
    private int MostAlike<T>(ReadOnlySpan<T> source, int wanted, int outgoing)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int first = Math.Max(0, wanted - (Hop / 2));
        int last = Math.Min(wanted + (Hop / 2), source.Length - Hop);
        if (outgoing + Hop > source.Length || last < first)
        {
            // At the end of the signal there is nothing left to compare.
            return wanted;
        }

        ReadOnlySpan<T> fading = source.Slice(outgoing, Hop);
        int best = Math.Clamp(wanted, first, last);
        T highest = Likeness(fading, source.Slice(best, Hop));
        for (int candidate = first; candidate <= last; candidate++)
        {
            T likeness = Likeness(fading, source.Slice(candidate, Hop));
            if (likeness > highest)
            {
                (highest, best) = (likeness, candidate);
            }
        }

        return best;
    }

    /// <summary>The cosine of the angle between two pieces, up to the length of the first, which is the same for all candidates.</summary>
    private static T Likeness<T>(ReadOnlySpan<T> fading, ReadOnlySpan<T> candidate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> products = Vector<T>.Zero;
        Vector<T> squares = Vector<T>.Zero;
        int index = 0;
        for (; index + Vector<T>.Count <= fading.Length; index += Vector<T>.Count)
        {
            var x = new Vector<T>(fading[index..]);
            var y = new Vector<T>(candidate[index..]);
            products += x * y;
            squares += y * y;
        }

        (T product, T square) = (Vector.Sum(products), Vector.Sum(squares));
        for (; index < fading.Length; index++)
        {
            product += fading[index] * candidate[index];
            square += candidate[index] * candidate[index];
        }

        return square > T.Zero ? product / T.Sqrt(square) : T.Zero;
    }
}
