using System.Diagnostics;

namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>Times calls as the peers do: the median of some repetitions of at least some milliseconds, after a warm-up.</summary>
/// <param name="repetitions">At least 1.</param>
/// <param name="milliseconds">Duration of a repetition.</param>
internal sealed class OperationTimer(int repetitions, double milliseconds)
{
    private const int LeastRounds = 8;
    private const int MostRounds = 16;

    /// <summary>Rounds without a gain after which the operation counts as warm.</summary>
    private const int SteadyRounds = 2;
    private const double Gain = 0.97;

    /// <summary>Calls after which the runtime replaces a method by a better one, with a margin. It does so twice.</summary>
    private const int CallsToOptimise = 80;

    private const int Parts = 20;

    /// <summary>The runtime waits until no new method has been called for 100 ms before it optimises any.</summary>
    private const int OptimisationDelay = 130;

    /// <summary>Where so many calls take longer than this, the code around the kernels does not matter.</summary>
    private static readonly TimeSpan RoundLimit = TimeSpan.FromMilliseconds(20);

    /// <summary>Repetitions of which the median counts.</summary>
    public int Repetitions => repetitions;

    /// <summary>Times an operation.</summary>
    public Measurement Measure<TOperation>(TOperation operation)
        where TOperation : struct, ITimedOperation
    {
        int done = 0;
        WarmUp(ref operation, ref done);
        int count = 1;
        double elapsed = Time(ref operation, ref done, count);
        while (elapsed < milliseconds * 1e6 / 4)
        {
            count *= 2;
            elapsed = Time(ref operation, ref done, count);
        }

        count = (int)(milliseconds * 1e6 / elapsed * count) + 1;
        double[] times = new double[repetitions];
        double[] peaks = new double[repetitions];
        for (int i = 0; i < repetitions; i++)
        {
            times[i] = Time(ref operation, ref done, count) / count;
            peaks[i] = MultiplyAddPeak.Measure();
        }

        return new Measurement(Median(times), Median(peaks), AllocatedPerCall(ref operation, done));
    }

    /// <summary>The middle one of some numbers.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Calls until calling gets no faster.</summary>
    private static void WarmUp<TOperation>(ref TOperation operation, ref int done)
        where TOperation : struct, ITimedOperation
    {
        double best = double.PositiveInfinity;
        int steady = 0;
        for (int round = 0; round < MostRounds && (round < LeastRounds || steady < SteadyRounds); round++)
        {
            double fastest = double.PositiveInfinity;
            long start = Stopwatch.GetTimestamp();
            for (int part = 0; part < Parts && Stopwatch.GetElapsedTime(start) < RoundLimit; part++)
            {
                fastest = Math.Min(fastest, Time(ref operation, ref done, CallsToOptimise / Parts));
            }

            steady = fastest < best * Gain ? 0 : steady + 1;
            best = Math.Min(best, fastest);
            Thread.Sleep(OptimisationDelay);
        }
    }

    private static double Time<TOperation>(ref TOperation operation, ref int done, int count)
        where TOperation : struct, ITimedOperation
    {
        long start = Stopwatch.GetTimestamp();
        done = Repeat(ref operation, done, count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static int Repeat<TOperation>(ref TOperation operation, int first, int count)
        where TOperation : struct, ITimedOperation
    {
        TOperation local = operation;
        for (int i = 0; i < count; i++)
        {
            local.Run(unchecked(first + i));
        }

        return unchecked(first + count);
    }

    private static double AllocatedPerCall<TOperation>(ref TOperation operation, int done)
        where TOperation : struct, ITimedOperation
    {
        const int Calls = 64;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Repeat(ref operation, done, Calls);
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
    }
}
