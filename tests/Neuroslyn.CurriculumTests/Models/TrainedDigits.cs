namespace Neuroslyn.CurriculumTests.Models;

/// <summary>A network trained on 1,200 real digits, and 300 others.</summary>
public sealed class TrainedDigits
{
    public TrainedDigits()
    {
        Dataset<float> all = Mnist.LoadTest(Path.Combine(AppContext.BaseDirectory, "data"));
        var pixels = new float[1500 * 196];
        for (int image = 0; image < 1500; image++)
        {
            ImageResizing.Resize(all.Inputs[image], 28, 28, pixels.AsSpan(image * 196, 196), 14, 14);
        }

        (Dataset<float> training, Test) = Dataset.FromLabels<float>(pixels, 196, all.Labels[..1500], 10).StratifiedSplit(0.8, 0.2, seed: 1);
        Network = new DigitNetwork(seed: 1);
        Network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 12, BatchSize = 32, Seed = 1 });
    }

    internal DigitNetwork Network { get; }

    internal Dataset<float> Test { get; }
}
