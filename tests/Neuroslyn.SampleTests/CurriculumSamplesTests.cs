using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Neuroslyn.SampleTests;

/// <summary>The samples of the curriculum, run as they are; the figures they print are read back.</summary>
public sealed partial class CurriculumSamplesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void BackpropByHand_PrintsEveryLineOfTheWorkedExample()
    {
        string[] lines = Run("BackpropByHand");
        Assert.Equal(0.1372699405, Figure(lines, "E = "), 1e-10);
        Assert.Equal(-0.1059429304, Figure(lines, "dE/dw5"), 1e-10);
        Assert.Equal(-0.0097701096, Figure(lines, "dE/dw4"), 1e-10);
        Assert.Equal(0.5010249603, Figure(lines, "w1 := w1 - 0.1 dE/dw1"), 1e-10);
        Assert.Equal(0.1348969195, Figure(lines, "E again"), 1e-10);
        Assert.Equal(["S56", "S57", "S58", "S59", "S60", "S61", "S62", "S63", "S63b", "S63c"], lines[..^1].Select(line => line.Split(' ')[0]).Distinct());
        Assert.Equal("the loss fell from 0.1373 to 0.1349", lines[^1]);
    }

    [Fact]
    public void Regression_PrintsTheStepsOfBothKinds()
    {
        string[] lines = Run("Regression");
        Assert.Equal(5.658333, Figure(lines, "loss at w = 0.2"), 1e-6);
        Assert.Equal(-14.266667, Figure(lines, "gradient over all six points"), 1e-6);
        Assert.Equal(0.342667, Figure(lines, "w after one step on all points"), 1e-6);
        Assert.Equal(0.272, Figure(lines, "w after the point (2, 2.2)"), 1e-6);
        Assert.Equal(0.52896, Figure(lines, "w after the point (4, 4.3)"), 1e-6);
        Assert.Equal(0.978181818, Figure(lines, "w after 500 steps on all points"), 1e-9);
    }

    [Fact]
    public void Optimizers_AllWalkDown_AndAreDrawn()
    {
        string[] lines = Run("Optimizers");
        Assert.Equal(8, lines.Length);
        foreach (string optimizer in (string[])["Sgd", "Momentum", "Nesterov", "Adagrad", "RmsProp", "Adam"])
        {
            // The walk begins at a height of 6.45.
            Assert.InRange(double.Parse(NumberAfterHeight().Match(lines.Single(line => line.StartsWith(optimizer + " ", StringComparison.Ordinal))).Groups[1].Value, CultureInfo.InvariantCulture), 0, 0.5);
        }

        XElement drawing = XElement.Load(Path.Combine(_directory, "optimizers.svg"));
        Assert.Equal(6, drawing.Elements().Count(element => element.Name.LocalName == "polyline"));
    }

    [Fact]
    public void S086_InitializationLab_FindsEveryFigureInItsBand()
    {
        string[] lines = Run("InitializationLab");
        Assert.DoesNotContain(lines, line => line.Contains("OUT ", StringComparison.Ordinal));
        Assert.Equal(54, lines.Count(line => line.StartsWith("  ok ", StringComparison.Ordinal)));
        Assert.Equal(45, lines.Count(line => line.StartsWith("  layer", StringComparison.Ordinal)));
        Assert.Contains("every figure is in its band", lines);
        XElement drawing = XElement.Load(Path.Combine(_directory, "initialization.svg"));
        Assert.Equal(9, drawing.Elements().Count(element => element.Name.LocalName == "text"));
    }

    [Fact]
    public void Autoencoder_CodesEightPatterns_FindsOutliers_AndDenoises()
    {
        string[] lines = Run("Autoencoder");
        Assert.InRange(Figure(lines, "mean squared error"), 0, 0.01);
        Assert.InRange(Figure(lines, "area under the ROC curve"), 0.95, 1);
        double[] errors = Figures(lines.Single(line => line.StartsWith("a noisy one", StringComparison.Ordinal)));
        Assert.True(errors[1] < 0.5 * errors[0]);
    }

    [Fact]
    public void Boltzmann_RaisesTheLikelihood_AndPrefersDigitsToNoise()
    {
        string[] lines = Run("Boltzmann");
        double[] likelihoods = Figures(lines[0]);
        Assert.Equal(-2.773, likelihoods[0], 0.01);
        Assert.InRange(likelihoods[1], -2.55, -1.733);
        double[] errors = Figures(lines[1]);
        Assert.True(errors[1] < 0.7 * errors[0]);
        double[] energies = Figures(lines[2]);
        Assert.True(energies[0] < energies[1]);
    }

    [Fact]
    public void Adversarial_LowersTheAccuracy_MoreThanNoiseDoes()
    {
        string[] lines = Run("Adversarial");
        double clean = Figure(lines, "as they are    accuracy");
        double noise = Figure(lines, "random signs   accuracy");
        double fast = Figure(lines, "gradient sign  accuracy");
        double iterated = Figure(lines, "10 steps       accuracy");
        Assert.True(clean > 0.85 && noise > clean - 0.1 && fast < clean - 0.3 && iterated <= fast);
        Assert.Contains(lines, line => line.Contains("that is read as a", StringComparison.Ordinal));
    }

    [Fact]
    public void CrossValidation_JudgesBothRecipes()
    {
        string[] lines = Run("CrossValidation");
        Assert.Equal(3, lines.Length);
        double narrow = Figure(lines, " mean", lines[0]);
        double wide = Figure(lines, " mean", lines[1]);
        Assert.True(wide > narrow && narrow > 0.75);
        Assert.InRange(Figure(lines, "decided by:"), wide - 0.06, wide + 0.06);
    }

    [Fact]
    public void Perceptron_LearnsTheWeatherAndTheGates_ButNotExclusiveOr()
    {
        string[] lines = Run("Perceptron");
        Assert.EndsWith("0; w = (0.10, 0.08), b = -0.1", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("0; w = (0.13, 0.10), b = -0.1", lines[1], StringComparison.Ordinal);
        Assert.Contains("in 1000 epochs", lines[2], StringComparison.Ordinal);
        Assert.All(lines[3..6], line => Assert.Contains(" learned in ", line, StringComparison.Ordinal));
        Assert.StartsWith("XOR  not learned in 1000 epochs", lines[6], StringComparison.Ordinal);
        Assert.Equal("XOR of three: 0, 1, 1, 0", lines[7]);
    }

    [Fact]
    public void TransferLearning_LeavesFrozenWeightsAlone()
    {
        string[] lines = Run("TransferLearning");
        Assert.All((string[])["from scratch  ", "frozen        ", "fine-tuned    "], name => Assert.InRange(Figure(lines, name + "accuracy"), 0.6, 1));
        Assert.Contains("frozen weights are bit for bit what they were", lines);
    }

    private string[] Run(string sample)
    {
        (int exitCode, string output, string error) = SampleProcess.Run(sample, _directory);
        Assert.Equal((0, string.Empty), (exitCode, error));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The first number behind a text.</summary>
    private static double Figure(string[] lines, string text, string? line = null)
    {
        line ??= lines.First(candidate => candidate.Contains(text, StringComparison.Ordinal));
        return Figures(line[(line.IndexOf(text, StringComparison.Ordinal) + text.Length)..]).First(value => !double.IsNaN(value));
    }

    private static double[] Figures(string line) => [.. Number().Matches(line).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+\.\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"f = ([\d.e+-]+)")]
    private static partial Regex NumberAfterHeight();
}
