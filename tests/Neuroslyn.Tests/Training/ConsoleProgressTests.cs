namespace Neuroslyn.Tests.Training;

public sealed class ConsoleProgressTests
{
    [Fact]
    public void RedirectedOutput_GetsOneLinePerEpoch()
    {
        Assert.Equal(
            "epoch 1/3  loss 0.5000  validation loss 0.2500  accuracy 87.50%  1235 samples/s  00:01:05 left\n",
            Write(isTerminal: false));
    }

    [Fact]
    public void Terminal_GetsALineThatIsRewritten()
    {
        string text = Write(isTerminal: true);
        Assert.StartsWith("\repoch 1/3  batch 2/8  loss 0.5000  validation loss 0.2500", text, StringComparison.Ordinal);
        string[] lines = text.TrimEnd('\n').Split('\r');
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[1].Length, lines[2].Length);
        Assert.StartsWith("epoch 1/3  loss", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanADay_IsCountedInHours() =>
        Assert.EndsWith("  50:03:09 left\n", Write(isTerminal: false, new TimeSpan(days: 2, hours: 2, minutes: 3, seconds: 9)), StringComparison.Ordinal);

    private static string Write(bool isTerminal, TimeSpan? remaining = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new ConsoleProgress(writer, isTerminal);
        var report = new TrainingProgress
        {
            Epoch = 1,
            EpochCount = 3,
            Batch = 2,
            BatchCount = 8,
            Loss = 0.5,
            ValidationLoss = 0.25,
            ValidationAccuracy = 0.875,
            SamplesPerSecond = 1234.6,
            Elapsed = TimeSpan.FromSeconds(1),
            Remaining = remaining ?? TimeSpan.FromSeconds(65),
            LearningRate = 0.1,
            EpochCompleted = false,
        };
        progress.Report(report);
        progress.Report(report with { EpochCompleted = true });
        return writer.ToString();
    }
}
