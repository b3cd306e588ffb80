namespace Neuroslyn.SampleTests.Digits;

public sealed class ArgumentTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-arguments-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("at least 1, not '-3'", "--epochs", "-3")]
    [InlineData("--epochs takes a whole number of at least 1, not '0'", "--epochs", "0")]
    [InlineData("not 'many'", "--epochs", "many")]
    [InlineData("--epochs", "--epochs")]
    [InlineData("not '2.5'", "--batch", "2.5")]
    [InlineData("--seed takes a whole number of at least 0, not '-1'", "--seed", "-1")]
    [InlineData("--threads takes a whole number from 1 to 1024, not '0'", "--threads", "0")]
    [InlineData("large", "--network", "huge")]
    [InlineData("there is no folder 'nowhere'", "--data", "nowhere")]
    [InlineData("--weights: there is no folder to write", "--weights", "nowhere/weights.safetensors")]
    [InlineData("--json: '.' is a folder", "--json", ".")]
    [InlineData("--epoch", "--epoch", "3")]
    [InlineData("surplus", "surplus")]
    public void WrongArguments_AreAnsweredByWhatIsExpected(string expected, params string[] arguments)
    {
        (int exitCode, string output, string error) = SampleProcess.Run("Digits", _directory, arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public void AFolderWithoutImages_IsRefused_AndTheFilesLookedForAreNamed()
    {
        (int exitCode, _, string error) = SampleProcess.Run("Digits", _directory, "--data", ".");
        Assert.Equal(1, exitCode);
        Assert.Contains("t10k-images-idx3-ubyte.gz", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoImageFile_IsRefused_ByItsName()
    {
        ImageFiles.Write(_directory, "t10k", count: 20);
        string images = Path.Combine(_directory, "t10k-images-idx3-ubyte");
        File.WriteAllText(images, "these are no images");
        (int exitCode, _, string error) = SampleProcess.Run("Digits", _directory, "--data", _directory);

        Assert.Equal(1, exitCode);
        Assert.Contains(images, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_directory, "digits.safetensors")));
    }

    [Fact]
    public void TooFewImages_AreRefused()
    {
        ImageFiles.Write(_directory, "t10k", count: 2);
        (int exitCode, _, string error) = SampleProcess.Run("Digits", _directory, "--data", _directory);

        Assert.Equal(1, exitCode);
        Assert.Contains("holds 2 images", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_NamesEveryOption()
    {
        (int exitCode, string output, _) = SampleProcess.Run("Digits", _directory, "--help");
        Assert.Equal(0, exitCode);
        foreach (string option in (string[])["--network", "--augment", "--data", "--epochs", "--batch", "--seed", "--threads", "--weights", "--json"])
        {
            Assert.Contains(option, output, StringComparison.Ordinal);
        }
    }
}
