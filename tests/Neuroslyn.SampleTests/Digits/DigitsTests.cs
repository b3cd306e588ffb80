using System.Text.Json;
using Digits;

namespace Neuroslyn.SampleTests.Digits;

public sealed class DigitsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-digits-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void ThreeEpochs_ReadNineOfTenDigits_AndEverythingIsReported()
    {
        string output = Run("--epochs", "3", "--json", "figures.json");

        using JsonDocument figures = Figures();
        Assert.Equal(["test_accuracy", "validation_accuracy", "epochs", "best_epoch", "samples_per_second", "allocated_bytes_per_step", "parameters"], figures.RootElement.EnumerateObject().Select(figure => figure.Name));
        Assert.InRange(Figure(figures, "test_accuracy"), 0.9, 0.97);
        Assert.InRange(Figure(figures, "validation_accuracy"), 0.9, 0.97);
        Assert.Equal(3, Figure(figures, "epochs"));
        Assert.Equal((784 * 128) + 128 + (128 * 10) + 10, Figure(figures, "parameters"));
        Assert.InRange(Figure(figures, "samples_per_second"), 100, 1e8);

        foreach (string expected in (string[])["784-128-10", "6,000", "2,000", "epoch 3/3", "Test accuracy", "precision", "recall", "F1", "read as", "digits.safetensors"])
        {
            Assert.Contains(expected, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Steps_AllocateNothing_OnSeveralThreadsToo()
    {
        Run("--epochs", "4", "--augment", "--threads", "2", "--json", "figures.json");
        using JsonDocument figures = Figures();
        Assert.Equal(0, Figure(figures, "allocated_bytes_per_step"));
    }

    [Fact]
    public void TheLargeNetwork_IsTheOneAskedFor()
    {
        string output = Run("--network", "large", "--epochs", "2", "--json", "figures.json");
        Assert.Contains("784-512-256-10", output, StringComparison.Ordinal);
        using JsonDocument figures = Figures();
        Assert.Equal((784 * 512) + 512 + (512 * 256) + 256 + (256 * 10) + 10, Figure(figures, "parameters"));
        Assert.InRange(Figure(figures, "test_accuracy"), 0.9, 0.98);
    }

    [Fact]
    public void RedirectedOutput_IsPlainLines()
    {
        string output = Run("--epochs", "3");
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\r', output.ReplaceLineEndings("\n"));
        Assert.Equal(3, output.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.All(output.Split('\n').Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)), line => Assert.Matches(@"loss \d.* validation \d.* samples/s .* left$", line));
    }

    [Fact]
    public void TheSameSeed_GivesTheSameWeights_OnAnyNumberOfThreads()
    {
        Run("--epochs", "2", "--augment", "--threads", "1", "--weights", "a.safetensors");
        Run("--epochs", "2", "--augment", "--threads", "3", "--weights", "b.safetensors");
        Run("--epochs", "2", "--augment", "--seed", "2", "--weights", "c.safetensors");

        Assert.Equal(File.ReadAllBytes(InDirectory("a.safetensors")), File.ReadAllBytes(InDirectory("b.safetensors")));
        Assert.NotEqual(File.ReadAllBytes(InDirectory("a.safetensors")), File.ReadAllBytes(InDirectory("c.safetensors")));
    }

    [Fact]
    public void SavedWeights_AreThoseThatWereTested()
    {
        Run("--epochs", "2", "--json", "figures.json");
        using JsonDocument figures = Figures();
        var network = new DigitClassifier();
        network.Load(InDirectory("digits.safetensors"));
        Assert.Equal(Figure(figures, "test_accuracy"), network.Evaluate(ImageData.Load(ImageData.BundledDirectory, seed: 1).Test).Accuracy);
    }

    [Fact]
    public void AFolderWithBothParts_TrainsOnOne_AndTestsOnTheOther()
    {
        string data = InDirectory("data");
        ImageFiles.Write(data, "train", count: 120);
        ImageFiles.Write(data, "t10k", count: 30);
        string output = Run("--data", data, "--epochs", "2", "--batch", "16");
        Assert.Contains("100 images for training, 20 for validation, 30 for the test", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithOnePart_IsDivided()
    {
        string data = InDirectory("data");
        ImageFiles.Write(data, "train", count: 50);
        string output = Run("--data", data, "--epochs", "1");
        Assert.Contains("30 images for training, 10 for validation, 10 for the test", output, StringComparison.Ordinal);
    }

    private string Run(params string[] arguments)
    {
        (int exitCode, string output, string error) = SampleProcess.Run("Digits", _directory, arguments);
        Assert.Equal((0, string.Empty), (exitCode, error));
        return output;
    }

    private string InDirectory(string file) => Path.Combine(_directory, file);

    private JsonDocument Figures() => JsonDocument.Parse(File.ReadAllText(InDirectory("figures.json")));

    private static double Figure(JsonDocument figures, string name) => figures.RootElement.GetProperty(name).GetDouble();
}
