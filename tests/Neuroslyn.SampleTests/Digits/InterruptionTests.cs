using System.Globalization;
using System.Text.RegularExpressions;
using Digits;

namespace Neuroslyn.SampleTests.Digits;

public sealed partial class InterruptionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-interruption-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [UnixFact]
    public void CtrlC_StopsTraining_AndSavesTheBestWeights()
    {
        using var sample = new SampleProcess("Digits", _directory, "--augment", "--epochs", "100000");
        sample.WaitForOutput("epoch      3/100000");
        sample.Interrupt();

        Assert.Equal(0, sample.WaitForExit());
        Assert.Equal(string.Empty, sample.Error);
        Match outcome = Outcome().Match(sample.Output);
        Assert.True(outcome.Success, sample.Output);
        int epochs = int.Parse(outcome.Groups["epochs"].ValueSpan, CultureInfo.InvariantCulture);
        int best = int.Parse(outcome.Groups["best"].ValueSpan, CultureInfo.InvariantCulture);
        Assert.InRange(epochs, 3, 1000);
        Assert.InRange(best, 1, epochs);

        // What was saved reads the validation images as well as the best epoch did.
        var network = new DigitClassifier();
        network.Load(Path.Combine(_directory, "digits.safetensors"));
        double accuracy = network.Evaluate(ImageData.Load(ImageData.BundledDirectory, seed: 1).Validation).Accuracy!.Value;
        string bestLine = sample.Output.Split('\n').Single(line => line.StartsWith(FormattableString.Invariant($"epoch {best,6}/"), StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"validation {100 * accuracy:0.00} %"), bestLine, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Interrupted after (?<epochs>\d+) epochs .* the weights of epoch (?<best>\d+) were best")]
    private static partial Regex Outcome();
}
