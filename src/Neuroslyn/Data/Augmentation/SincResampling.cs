using System.Numerics;

namespace Neuroslyn;

/// <summary>Reads a signal between its samples.</summary>
internal static class SincResampling
{
    /// <summary>Zero crossings of the sinc on each side that count.</summary>
    private const int Crossings = 16;

    /// <summary>Fills <paramref name="target"/> with the signal at 0, <paramref name="step"/>, 2 <paramref name="step"/>, …; before and after it there is silence. Allocates nothing.</summary>
    /// <param name="source">The signal, band-limited between its samples.</param>
    /// <param name="target">Any length; not the same memory.</param>
    /// <param name="step">Positive: 2 reads every second sample, which doubles the pitch.</param>
    /// <remarks>
    /// Shannon's interpolation x(t) = Σ x[n] c sinc(c (t - n)) with c = min(1, 1 / step), which at a step above 1 also takes away the tones that would fold back; cut off by a Hann
    /// window after 16 zero crossings. Sines along the taps come from one each by rotation.
    /// </remarks>
    public static void Resample<T>(ReadOnlySpan<T> source, Span<T> target, double step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double cutoff = Math.Min(1, 1 / step);
        double halfWidth = Crossings / cutoff;
        (double turnSine, double turnCosine) = Math.SinCos(Math.PI * cutoff);
        (double windowTurnSine, double windowTurnCosine) = Math.SinCos(Math.PI / halfWidth);
        for (int index = 0; index < target.Length; index++)
        {
            double time = index * step;
            int first = (int)Math.Ceiling(Math.Max(0, time - halfWidth));
            int last = (int)Math.Floor(Math.Min(source.Length - 1, time + halfWidth));
            (double sine, double cosine) = Math.SinCos(Math.PI * cutoff * (first - time));
            (double windowSine, double windowCosine) = Math.SinCos(Math.PI * (first - time) / halfWidth);
            double sum = 0;
            for (int tap = first; tap <= last; tap++)
            {
                double angle = Math.PI * cutoff * (tap - time);
                double sinc = Math.Abs(angle) < 1e-9 ? 1 : sine / angle;
                sum += double.CreateTruncating(source[tap]) * sinc * (0.5 * (1 + windowCosine));
                (sine, cosine) = ((sine * turnCosine) + (cosine * turnSine), (cosine * turnCosine) - (sine * turnSine));
                (windowSine, windowCosine) = ((windowSine * windowTurnCosine) + (windowCosine * windowTurnSine), (windowCosine * windowTurnCosine) - (windowSine * windowTurnSine));
            }

            target[index] = T.CreateTruncating(cutoff * sum);
        }
    }
}
