// NSL6006
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>Pixels of 0 to 255 are hundreds of times larger than the weights expect.</summary>
public static class RawPixels
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, byte[] pixels, int[] labels)
    {
        var inputs = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            inputs[i] = pixels[i];
        }

        network.Fit(Dataset.FromLabels<float>(inputs, 784, labels, 10));
    }
}
