namespace Neuroslyn.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-mnist-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("-", "", false)]
    [InlineData("-", ".gz", true)]
    [InlineData(".", "", false)]
    [InlineData(".", ".gz", true)]
    public void Load_ReadsImagesAndLabels_UnderAllTheUsualNames(string separator, string extension, bool zipped)
    {
        Write("t10k", count: 3, firstLabel: 7, separator, extension, zipped);
        Dataset<float> test = Mnist.Load(_directory);

        Assert.Equal(3, test.Count);
        Assert.Equal(Mnist.PixelCount, test.InputSize);
        Assert.Equal(784, Mnist.PixelCount);
        Assert.Equal([7, 8, 9], test.Labels);
        Assert.Equal([0f, 0, 0, 0, 0, 0, 0, 0, 1, 0], test.Targets[1]);
        Assert.Equal(0f, test.Inputs[0][0]);
        Assert.Equal(255 / 255f, test.Inputs[0][255]);
        Assert.Equal(1 / 255f, test.Inputs[1][0]);
    }

    [Fact]
    public void Load_PutsTheTestPartBehindTheTrainingPart()
    {
        Write("train", count: 4, firstLabel: 0);
        Assert.True(Mnist.HasTraining(_directory));
        Assert.False(Mnist.HasTest(_directory));
        Assert.Equal([0, 1, 2, 3], Mnist.Load(_directory).Labels);
        Write("t10k", count: 2, firstLabel: 5);
        Assert.True(Mnist.HasTest(_directory));

        Assert.Equal([0, 1, 2, 3, 5, 6], Mnist.Load(_directory).Labels);
        Assert.Equal([0, 1, 2, 3], Mnist.LoadTraining(_directory).Labels);
        Assert.Equal([5, 6], Mnist.LoadTest(_directory).Labels);
        Assert.Equal(Mnist.LoadTest(_directory).Inputs[1], Mnist.Load(_directory).Inputs[5]);
    }

    [Fact]
    public void MissingFiles_AreListed()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => Mnist.Load(_directory));
        foreach (string name in (string[])["train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-images.idx3-ubyte", _directory])
        {
            Assert.Contains(name, missing.Message, StringComparison.Ordinal);
        }

        Write("t10k", count: 1, firstLabel: 0);
        File.Delete(Path.Combine(_directory, "t10k-labels-idx1-ubyte"));
        Assert.Contains("t10k-labels-idx1-ubyte.gz", Assert.Throws<FileNotFoundException>(() => Mnist.Load(_directory)).Message, StringComparison.Ordinal);
        Assert.Contains("train-images", Assert.Throws<FileNotFoundException>(() => Mnist.LoadTraining(_directory)).Message, StringComparison.Ordinal);
        Assert.Contains("no folder", Assert.Throws<DirectoryNotFoundException>(() => Mnist.Load(_directory + "-not-there")).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => Mnist.HasTraining(_directory + "-not-there"));
    }

    [Fact]
    public void FilesThatDoNotFit_AreRefused()
    {
        Write("t10k", count: 2, firstLabel: 0);
        Replace("t10k-labels-idx1-ubyte", IdxFiles.Bytes([1, 2, 3], 3));
        Refused("2 images, but 3 labels");
        Replace("t10k-labels-idx1-ubyte", IdxFiles.Bytes([1, 10], 2));
        Refused("the class 10; classes are 0 to 9");
        Replace("t10k-labels-idx1-ubyte", IdxFiles.Bytes([1, 2], 2, 1));
        Refused("array of 2 x 1; expected one dimension of labels");
        Replace("t10k-images-idx3-ubyte", IdxFiles.Bytes(new byte[2 * 8 * 8], 2, 8, 8));
        Refused("array of 2 x 8 x 8; expected images x 28 x 28");
        Replace("t10k-images-idx3-ubyte", IdxFiles.Bytes(new byte[2 * 784], 2, 28, 28)[..^1]);
        Refused("truncated");

        void Replace(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_directory, name), bytes);
        void Refused(string reason) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Mnist.Load(_directory)).Message, StringComparison.Ordinal);
    }

    private void Write(string part, int count, int firstLabel, string separator = "-", string extension = "", bool zipped = false)
    {
        byte[] pixels = [.. Enumerable.Range(0, count * 784).Select(i => (byte)((i % 784) + (i / 784)))];
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(firstLabel + i))];
        byte[] images = IdxFiles.Bytes(pixels, count, 28, 28);
        byte[] classes = IdxFiles.Bytes(labels, count);
        File.WriteAllBytes(Path.Combine(_directory, $"{part}-images{separator}idx3-ubyte{extension}"), zipped ? IdxFiles.Zip(images) : images);
        File.WriteAllBytes(Path.Combine(_directory, $"{part}-labels{separator}idx1-ubyte{extension}"), zipped ? IdxFiles.Zip(classes) : classes);
    }
}
