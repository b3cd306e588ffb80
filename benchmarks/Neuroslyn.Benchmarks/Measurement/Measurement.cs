namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>What one operation took.</summary>
/// <param name="NanosecondsPerCall">Median of the repetitions.</param>
/// <param name="PeakGigaflops">The multiply-add peak of the core, measured between the repetitions.</param>
/// <param name="AllocatedBytesPerCall">Bytes allocated by all threads of the process.</param>
internal sealed record Measurement(double NanosecondsPerCall, double PeakGigaflops, double AllocatedBytesPerCall)
{
    /// <summary>Share of the peak, in percent.</summary>
    /// <param name="operationsPerCall">Additions and multiplications of one call.</param>
    /// <param name="threads">Cores that worked on it.</param>
    public double PercentOfPeak(double operationsPerCall, int threads) => 100 * operationsPerCall / NanosecondsPerCall / (PeakGigaflops * threads);
}
