using Digits;

namespace Neuroslyn.SampleTests.Digits.Reporting;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(4, "0:04 left")]
    [InlineData(65, "1:05 left")]
    [InlineData(3_599, "59:59 left")]
    [InlineData(3_600, "1:00:00 left")]
    [InlineData(100_000, "27:46:40 left")]
    public void TimeLeft_HasHoursOnlyIfThereAreSome(int seconds, string expected) =>
        Assert.Equal(expected, ProgressText.TimeLeft(Progress.At(1, 1) with { Remaining = TimeSpan.FromSeconds(seconds) }));

    [Fact]
    public void Numbers_AreAlignedByTheirLargestValue() =>
        Assert.StartsWith("epoch  7/40  batch  12/391  loss", ProgressText.Batch(Progress.At(7, 12, epochCount: 40, batchCount: 391)), StringComparison.Ordinal);
}
