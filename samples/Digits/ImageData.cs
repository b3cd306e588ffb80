using Neuroslyn;

namespace Digits;

/// <summary>Images to train on, to stop by and to be judged by.</summary>
internal sealed record ImageData(Dataset<float> Training, Dataset<float> Validation, Dataset<float> Test)
{
    private const int MinimumCount = 10;

    /// <summary>The bundled images, wherever the program is started from.</summary>
    public static string BundledDirectory => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>
    /// Reads a folder. With both parts the test part is for testing, and a sixth of the training part for validation; one part alone is
    /// divided 6:2:2.
    /// </summary>
    /// <param name="directory">A folder of MNIST format.</param>
    /// <param name="seed">Same seed, same division.</param>
    /// <exception cref="IOException">The folder or a file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or of another size, or there are fewer than 10 images to divide.</exception>
    public static ImageData Load(string directory, ulong seed)
    {
        if (Mnist.HasTraining(directory) && Mnist.HasTest(directory))
        {
            (Dataset<float> training, Dataset<float> validation) = RequireEnough(Mnist.LoadTraining(directory), directory).Split(5.0 / 6, 1.0 / 6, seed);
            return new ImageData(training, validation, Mnist.LoadTest(directory));
        }

        (Dataset<float> first, Dataset<float> second, Dataset<float> third) = RequireEnough(Mnist.Load(directory), directory).Split(0.6, 0.2, 0.2, seed);
        return new ImageData(first, second, third);
    }

    private static Dataset<float> RequireEnough(Dataset<float> data, string directory) => data.Count >= MinimumCount
        ? data
        : throw new InvalidDataException($"'{directory}' holds {data.Count} images; to train on some, stop by others and test with the rest takes at least {MinimumCount}.");
}
