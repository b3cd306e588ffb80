using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuroslyn.SampleTests;

public sealed class SmallSamplesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Xor_LearnsExclusiveOr()
    {
        (int exitCode, string output, string error) = SampleProcess.Run("Xor", _directory);

        Assert.Equal((0, string.Empty), (exitCode, error));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0"], lines.Select(line => line[..11]));
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX512")]
    public void Xor_LearnsOnMachinesWithoutSomeInstructions(string switchedOff)
    {
        (int exitCode, string output, string error) = SampleProcess.Run("Xor", _directory, (switchedOff, "0"));

        Assert.Equal((0, string.Empty), (exitCode, error));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0"], lines.Select(line => line[..11]));
    }

    [Fact]
    public void CustomFunctions_FindTheQuantile()
    {
        (int exitCode, string output, string error) = SampleProcess.Run("CustomFunctions", _directory);

        Assert.Equal((0, string.Empty), (exitCode, error));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        double[] losses = Numbers(lines[0]);
        Assert.InRange(losses[1], 0.01, losses[0] / 2);
        double[] frequencies = Numbers(lines[1]);
        Assert.True(frequencies[0] < 1 && frequencies[1] > 1, lines[1]);
        Assert.InRange(Numbers(lines[2])[0], 86, 94);

        static double[] Numbers(string line) => [.. Regex.Matches(line, @"\d+\.\d+").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void Weather_LearnsEveryRowOfItsFile()
    {
        (int exitCode, string output, string error) = SampleProcess.Run("Weather", _directory);

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(1 + 7 + 1, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("7 of 7 days right", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Weather_ReadsFilesWithColumnsInAnyOrder()
    {
        string file = Write("Wind,Rain,Cloud\r\n.1,0,.2\r\n.9,1,.6\r\n");
        (int exitCode, string output, _) = SampleProcess.Run("Weather", _directory, file);

        Assert.Equal(0, exitCode);
        Assert.Contains("2 of 2 days right", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloud,wind,rain\n0.5,x,1\n", "wind")]
    [InlineData("cloud,wind,rain\n0.5,1.1,1\n", "1.1")]
    [InlineData("cloud,wind,rain\n0.5,0.1,2\n", "rain")]
    [InlineData("cloud,rain\n0.5,1\n", "Wind")]
    [InlineData("cloud,wind,rain\n", "no row")]
    [InlineData("", "no column")]
    public void Weather_SaysWhatIsWrongWithAFile(string content, string expected)
    {
        string file = Write(content);
        (int exitCode, string output, string error) = SampleProcess.Run("Weather", _directory, file);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private string Write(string content)
    {
        string file = Path.Combine(_directory, "days.csv");
        File.WriteAllText(file, content);
        return file;
    }
}
