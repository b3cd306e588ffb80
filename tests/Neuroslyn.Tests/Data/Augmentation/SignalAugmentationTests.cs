namespace Neuroslyn.Tests.Data.Augmentation;

public sealed class SignalAugmentationTests
{
    private const int Rate = 16_000;

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.25)]
    [InlineData(1.6)]
    public void Stretching_KeepsThePitch_AndMovesWhatHappens(double rate)
    {
        // A tone that becomes quiet after 0.4 s.
        double[] tone = [.. Enumerable.Range(0, Rate).Select(n => (n < 0.4 * Rate ? 1 : 0.1) * Math.Sin(2 * Math.PI * 440 * n / Rate))];
        double[] stretched = new double[Rate];
        new OverlapAdd(512).Stretch<double>(tone, stretched, rate);

        Assert.Equal(440, Frequency(stretched.AsSpan(1000, 3000)), 2.0);
        Assert.InRange(Loudness(stretched.AsSpan((int)(0.34 * Rate / rate), 400)), 0.6, 0.8);
        Assert.InRange(Loudness(stretched.AsSpan((int)(0.46 * Rate / rate), 400)), 0.06, 0.08);
    }

    [Fact]
    public void Stretching_AtRateOne_IsTheSignal()
    {
        double[] noise = Noise(3000);
        double[] same = new double[3000];
        new OverlapAdd(64).Stretch<double>(noise, same, 1);
        Assert.Equal(noise, same);
    }

    [Fact]
    public void Stretching_KeepsTheVolume_OfNoiseToo()
    {
        double[] noise = Noise(20_000);
        double[] stretched = new double[15_000];
        new OverlapAdd(256).Stretch<double>(noise, stretched, 1.3);

        // Half-overlapping pieces of noise that do not match add up to between 0.7 (unrelated) and 1 (alike) of the volume.
        Assert.InRange(Loudness(stretched) / Loudness(noise), 0.75, 1.01);
    }

    [Fact]
    public void AfterTheEndOfAFasterSignal_ComesSilence()
    {
        double[] tone = Tone(440, 8000);
        double[] stretched = new double[8000];
        new OverlapAdd(512).Stretch<double>(tone, stretched, 2);
        Assert.InRange(Loudness(stretched.AsSpan(1000, 2000)), 0.65, 0.75);
        Assert.All(stretched[4600..], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(12, 880)]
    [InlineData(-12, 220)]
    [InlineData(7, 659.2551)]
    public void PitchShift_MultipliesFrequencies_AndKeepsTheLength(double semitones, double expected)
    {
        double factor = Math.Pow(2, semitones / 12);
        double[] tone = Tone(440, Rate);
        double[] stretched = new double[(int)Math.Ceiling(Rate * factor)];
        new OverlapAdd(512).Stretch<double>(tone, stretched, 1 / factor);
        double[] shifted = new double[Rate];
        SincResampling.Resample<double>(stretched, shifted, factor);

        Assert.Equal(expected, Frequency(shifted.AsSpan(2000, 10_000)), 0.01 * expected);
        Assert.InRange(Loudness(shifted.AsSpan(2000, 10_000)), 0.63, 0.75);
    }

    [Fact]
    public void RandomPitchShift_FillsItsRange_AndDoesNotLeaveIt()
    {
        var augmentation = new RandomPitchShift(256) { MaximumSemitones = 5 };
        double[] tone = Tone(1000, 4000);
        double[] shifted = new double[4000];
        double[] semitones = [.. Enumerable.Range(0, 200).Select(seed =>
        {
            var random = new RandomSource((ulong)seed);
            augmentation.Augment(tone, shifted, ref random);
            return 12 * Math.Log2(Frequency(shifted.AsSpan(500, 3000)) / 1000);
        })];
        Assert.InRange(semitones.Min(), -5.2, -4.5);
        Assert.InRange(semitones.Max(), 4.5, 5.2);
    }

    [Fact]
    public void Resampling_FollowsABandLimitedSignal_BetweenItsSamples()
    {
        double[] tone = Tone(1234, 2000);
        double[] between = new double[1800];
        SincResampling.Resample<double>(tone, between, 0.9);
        for (int n = 200; n < 1600; n++)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * 1234 * 0.9 * n / Rate), between[n], 1e-3);
        }
    }

    [Fact]
    public void Resampling_TakesAwayTones_ThatWouldFoldBack()
    {
        // 6 kHz read twice as fast would be 12 kHz, beyond half of 16 kHz.
        double[] high = Tone(6000, 8000);
        double[] faster = new double[4000];
        SincResampling.Resample<double>(high, faster, 2);
        Assert.InRange(Loudness(faster.AsSpan(200, 3600)), 0, 1e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void ShortSignals_AreNoProblem(int length)
    {
        double[] sample = Noise(length);
        double[] augmented = [.. Enumerable.Repeat(double.NaN, length)];
        var random = new RandomSource(2);
        new RandomTimeStretch { MaximumChange = 0.5 }.Augment(sample, augmented, ref random);
        Assert.DoesNotContain(augmented, double.IsNaN);
        new RandomPitchShift { MaximumSemitones = 5 }.Augment(sample, augmented, ref random);
        Assert.DoesNotContain(augmented, double.IsNaN);
    }

    [Fact]
    public void SettingsOutOfRange_AreRefused_ByName()
    {
        Assert.Throws<ArgumentOutOfRangeException>("frameLength", () => new RandomTimeStretch(3));
        Assert.Throws<ArgumentOutOfRangeException>("frameLength", () => new RandomPitchShift(3));
        Assert.Throws<ArgumentOutOfRangeException>("MaximumChange", () => new RandomTimeStretch { MaximumChange = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumSemitones", () => new RandomPitchShift { MaximumSemitones = 25 });
        var random = new RandomSource(1);
        Assert.Throws<ArgumentException>("augmented", () => new RandomTimeStretch().Augment(new float[5], new float[4], ref random));
    }

    private static double[] Tone(double frequency, int length) => [.. Enumerable.Range(0, length).Select(n => Math.Sin(2 * Math.PI * frequency * n / Rate))];

    private static double[] Noise(int length)
    {
        var random = new RandomSource(9);
        double[] noise = new double[length];
        for (int i = 0; i < length; i++)
        {
            noise[i] = random.NextGaussian();
        }

        return noise;
    }

    private static double Loudness(ReadOnlySpan<double> signal)
    {
        double sum = 0;
        foreach (double value in signal)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum / signal.Length);
    }

    /// <summary>From the upward zero crossings, each placed between its two samples.</summary>
    private static double Frequency(ReadOnlySpan<double> signal)
    {
        (double first, double last, int count) = (double.NaN, double.NaN, 0);
        for (int n = 1; n < signal.Length; n++)
        {
            if (signal[n - 1] < 0 && signal[n] >= 0)
            {
                last = n - (signal[n] / (signal[n] - signal[n - 1]));
                first = count == 0 ? last : first;
                count++;
            }
        }

        return (count - 1) * Rate / (last - first);
    }
}
