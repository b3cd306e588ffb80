using System.Globalization;
using System.Text.RegularExpressions;
using Digits;
using Spectre.Console;

namespace Neuroslyn.SampleTests.Digits.Reporting;

public sealed partial class LiveProgressTests
{
    [Fact]
    public void EveryEpoch_GetsALine_AndTheMomentIsDrawnBelow()
    {
        string output = Draw(
            Progress.At(epoch: 1, batch: 1, milliseconds: 0),
            Progress.At(epoch: 1, batch: 2, milliseconds: 200),
            Progress.At(epoch: 1, batch: 4, milliseconds: 300, completed: true));

        Assert.Contains("epoch 1/2  batch 2/4  loss 0.5000  1,234 samples/s", output, StringComparison.Ordinal);
        Assert.Contains("epoch 1/2  loss 0.5000  validation 90.00 %  1,234 samples/s", output, StringComparison.Ordinal);
        Assert.Contains("1:05 left", output, StringComparison.Ordinal);
        Assert.Contains('\u001b', output);
    }

    [Fact]
    public void TheMoment_IsDrawnTenTimesASecondAtMost()
    {
        string output = Draw([.. Enumerable.Range(0, 1000).Select(millisecond => Progress.At(epoch: 1, batch: millisecond, milliseconds: millisecond, batchCount: 1000))]);
        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700, 800, 900], Batch().Matches(output).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct());
    }

    [Theory]
    [InlineData(1, 2, 4)]
    [InlineData(2, 2, 11)]
    [InlineData(2, 4, 15)]
    public void TheBar_ShowsTheShareOfAllBatches(int epoch, int batch, int expected)
    {
        // Of 2 epochs of 4 batches, half of 30 characters each; completed ones are green, colour 2.
        string bar = Draw(Progress.At(epoch, batch, milliseconds: 0, epochCount: 4)).Split("\u001b[38;5;2m")[1];
        Assert.Equal(expected, bar.TakeWhile(character => character == '━').Count());
    }

    [GeneratedRegex(@"batch +(\d+)/")]
    private static partial Regex Batch();

    private static string Draw(params TrainingProgress[] reports)
    {
        using var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = 100;
        console.Live(new Text(string.Empty)).AutoClear(true).Start(display =>
        {
            var progress = new LiveProgress(console, display);
            foreach (TrainingProgress report in reports)
            {
                progress.Report(report);
            }
        });
        return writer.ToString();
    }
}
