namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>What was measured for a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="NanosecondsPerSample">Median.</param>
/// <param name="PercentOfPeak">Matrix products only, of the multiply-add peak of the same core in the same moment, times the threads.</param>
/// <param name="AllocatedBytes">Per call or step.</param>
/// <param name="ReadFloor">Nanoseconds to read the parameters once and do nothing else; of predictions of single samples.</param>
internal sealed record Result(Row Row, double NanosecondsPerSample, double PercentOfPeak, double AllocatedBytes, double? ReadFloor)
{
    /// <summary>The peers' line.</summary>
    public string Line => FormattableString.Invariant($"neuroslyn,{Row},{NanosecondsPerSample:F2}");

    /// <summary>What the peers' line has no column for.</summary>
    public string Detail => FormattableString.Invariant(
        $"# detail neuroslyn,{Row},percent_of_peak={PercentOfPeak:F1},allocated_bytes={AllocatedBytes:0.##}{(ReadFloor is { } floor ? FormattableString.Invariant($",read_floor_ns={floor:F1}") : "")}");
}
