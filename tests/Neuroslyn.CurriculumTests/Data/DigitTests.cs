using System.Buffers.Binary;
using System.IO.Compression;

namespace Neuroslyn.CurriculumTests.Data;

/// <summary>The MNIST format, one-hot labels, and the programs on it, with the 10,000 real digits of the original's test part.</summary>
public sealed class DigitTests : IDisposable
{
    private static readonly Lazy<Dataset<float>> Digits = new(() => Mnist.LoadTest(Path.Combine(AppContext.BaseDirectory, "data")));
    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void S119_IdxFiles_OfFullSize_AreReadAndDivided(bool compressed)
    {
        WriteImages("train-images-idx3-ubyte", 60_000, compressed);
        WriteLabels("train-labels-idx1-ubyte", 60_000, compressed);
        Dataset<float> training = Mnist.LoadTraining(_directory);
        (Dataset<float> first, Dataset<float> validation) = training.Split(55_000 / 60_000.0, 5_000 / 60_000.0, seed: 1);

        Assert.Equal((60_000, 784, 10), (training.Count, training.InputSize, training.TargetSize));
        Assert.Equal((55_000, 5_000, 10_000), (first.Count, validation.Count, Digits.Value.Count));
        Assert.Equal(7, training.Labels[17]);
        Assert.Equal(17 / 255f, training.Inputs[17][0]);
    }

    [Fact]
    public void S119_TruncatedOrForeignFile_IsRefusedWithAReason()
    {
        WriteImages("train-images-idx3-ubyte", 10, compressed: false, missingBytes: 1);
        WriteLabels("train-labels-idx1-ubyte", 10, compressed: false);
        Assert.Contains("train-images-idx3-ubyte", Assert.Throws<InvalidDataException>(() => Mnist.LoadTraining(_directory)).Message, StringComparison.Ordinal);

        WriteImages("train-images-idx3-ubyte", 10, compressed: false, magic: 2052);
        Assert.Throws<InvalidDataException>(() => Mnist.LoadTraining(_directory));
    }

    [Fact]
    public void S120_OneHot()
    {
        double[] six = OneHot.Encode<double>([6], 10);

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 0, 0], six);
        Assert.Equal(6, OneHot.Decode<double>(six));
    }

    [Fact]
    public void S121_SoftmaxRegressionFromZero_ReadsMoreThan90PercentOfRealDigits()
    {
        (Dataset<float> training, Dataset<float> validation, Dataset<float> test) = Digits.Value.Split(0.8, 0.1, 0.1, seed: 1);
        var network = new SoftmaxRegression();
        network.Fit(training, new TrainingOptions
        {
            Optimizer = new Sgd(0.3),
            Schedule = new TimeBasedDecay(0.2),
            BatchSize = 100,
            Epochs = 12,
            Validation = validation,
            EarlyStopping = new EarlyStopping(4),
        });
        double accuracy = network.Evaluate(test).Accuracy!.Value;

        Assert.True(accuracy > 0.9, $"{accuracy}");
    }

    [Fact]
    public void S122_PerceptronOf100Units_LearnsRealDigits_WithoutAllocating()
    {
        Assert.Equal(79_510, DigitNetwork.ParameterCount);
        (Dataset<float> training, Dataset<float> test) = Digits.Value.Split(0.8, 0.2, seed: 1);
        var network = new DigitNetwork(seed: 1);
        var allocation = new StepAllocation();
        network.Fit(training, new TrainingOptions { BatchSize = 100, Epochs = 5, ProgressInterval = TimeSpan.Zero, Progress = allocation });
        double accuracy = network.Evaluate(test).Accuracy!.Value;

        Assert.Equal(0, allocation.LeastOfAllEpochs);
        Assert.True(accuracy > 0.92, $"{accuracy}");
    }

    private void WriteImages(string name, int count, bool compressed, int missingBytes = 0, int magic = 2051)
    {
        var content = new byte[16 + (count * 784) - missingBytes];
        BinaryPrimitives.WriteInt32BigEndian(content, magic);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), 28);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(12), 28);
        for (int image = 0; image < count; image++)
        {
            content[16 + (image * 784)] = (byte)image;
        }

        Write(name, content, compressed);
    }

    private void WriteLabels(string name, int count, bool compressed)
    {
        var content = new byte[8 + count];
        BinaryPrimitives.WriteInt32BigEndian(content, 2049);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), count);
        for (int i = 0; i < count; i++)
        {
            content[8 + i] = (byte)(i % 10);
        }

        Write(name, content, compressed);
    }

    private void Write(string name, byte[] content, bool compressed)
    {
        if (!compressed)
        {
            File.WriteAllBytes(Path.Combine(_directory, name), content);
            return;
        }

        using FileStream file = File.Create(Path.Combine(_directory, name + ".gz"));
        using var zip = new GZipStream(file, CompressionLevel.Fastest);
        zip.Write(content);
    }
}
