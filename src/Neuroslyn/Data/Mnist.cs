namespace Neuroslyn;

/// <summary>Reads a folder in the format of MNIST: handwritten digits, Fashion-MNIST, Kuzushiji-MNIST and others of 28 x 28 grey pixels in 10 classes.</summary>
/// <remarks>
/// The files are <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> (60,000 samples in the original) and <c>t10k-images-idx3-ubyte</c>,
/// <c>t10k-labels-idx1-ubyte</c> (10,000), raw or with <c>.gz</c>, also spelled <c>images.idx3</c> and <c>labels.idx1</c>. Pixels are divided by 255: 0 is background, 1 full ink.
/// </remarks>
public static class Mnist
{
    /// <summary>Pixels of one row of an image.</summary>
    public const int ImageWidth = 28;

    /// <summary>Rows of an image.</summary>
    public const int ImageHeight = 28;

    /// <summary>Pixels of an image, row by row.</summary>
    public const int PixelCount = ImageWidth * ImageHeight;

    /// <summary>Number of classes.</summary>
    public const int ClassCount = 10;

    private const string TrainingPart = "train";
    private const string TestPart = "t10k";
    private const string Images = "images";
    private const string Labels = "labels";

    /// <summary>Reads all the folder holds: the training part, the test part, or the one followed by the other.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">The folder holds neither part, or images without labels.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or is not of 28 x 28 pixels in 10 classes.</exception>
    public static Dataset<float> Load(string directory)
    {
        string[] parts = [.. ((string[])[TrainingPart, TestPart]).Where(part => Find(directory, part, Images) is not null)];
        return parts.Length > 0 ? Load(directory, parts) : throw Missing(directory, [TrainingPart, TestPart], Images);
    }

    /// <summary>Reads the training part.</summary>
    /// <inheritdoc cref="Load(string)" path="/exception"/>
    public static Dataset<float> LoadTraining(string directory) => Load(directory, [TrainingPart]);

    /// <summary>Reads the test part.</summary>
    /// <inheritdoc cref="Load(string)" path="/exception"/>
    public static Dataset<float> LoadTest(string directory) => Load(directory, [TestPart]);

    /// <summary>Whether the folder holds a training part.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static bool HasTraining(string directory) => Find(directory, TrainingPart, Images) is not null;

    /// <summary>Whether the folder holds a test part.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static bool HasTest(string directory) => Find(directory, TestPart, Images) is not null;

    private static Dataset<float> Load(string directory, ReadOnlySpan<string> parts)
    {
        var images = new IdxArray[parts.Length];
        var labels = new IdxArray[parts.Length];
        int count = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            images[i] = Read(directory, parts[i], Images);
            labels[i] = Read(directory, parts[i], Labels);
            if (images[i].Dimensions[0] != labels[i].Dimensions[0])
            {
                throw new InvalidDataException(
                    $"The {parts[i]} files of '{directory}' do not belong together: {images[i].Dimensions[0]} images, but {labels[i].Dimensions[0]} labels.");
            }

            count += images[i].Dimensions[0];
        }

        var inputs = new float[(long)count * PixelCount];
        var classes = new int[count];
        int sample = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            ReadOnlySpan<byte> pixels = images[i].Values.Span;
            Span<float> target = inputs.AsSpan(sample * PixelCount, pixels.Length);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                target[pixel] = pixels[pixel] / 255f;
            }

            foreach (byte label in labels[i].Values.Span)
            {
                classes[sample++] = label < ClassCount
                    ? label
                    : throw new InvalidDataException($"The {parts[i]} labels of '{directory}' hold the class {label}; classes are 0 to {ClassCount - 1}.");
            }
        }

        return Dataset.FromLabels<float>(inputs, PixelCount, classes, ClassCount);
    }

    private static IdxArray Read(string directory, string part, string content)
    {
        string path = Find(directory, part, content) ?? throw Missing(directory, [part], content);
        IdxArray array = IdxReader.Read(path);
        bool fits = content == Images
            ? array.Dimensions is [_, ImageHeight, ImageWidth]
            : array.Dimensions.Count == 1;
        return fits
            ? array
            : throw new InvalidDataException(
                $"'{path}' holds an array of {string.Join(" x ", array.Dimensions)}; expected {(content == Images ? $"images x {ImageHeight} x {ImageWidth}" : "one dimension of labels")}.");
    }

    private static string? Find(string directory, string part, string content)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Directory.Exists(directory)
            ? FileNames(part, content).Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            : throw new DirectoryNotFoundException($"There is no folder '{Path.GetFullPath(directory)}' to read MNIST files from.");
    }

    private static string[] FileNames(string part, string content)
    {
        int dimensions = content == Images ? 3 : 1;
        string dashed = $"{part}-{content}-idx{dimensions}-ubyte";
        string dotted = $"{part}-{content}.idx{dimensions}-ubyte";
        return [dashed, dashed + ".gz", dotted, dotted + ".gz"];
    }

    private static FileNotFoundException Missing(string directory, string[] parts, string content) => new(
        $"'{Path.GetFullPath(directory)}' holds no {content} file of MNIST format. Looked for: {string.Join(", ", parts.SelectMany(part => FileNames(part, content)))}.");
}
