using Samples;

namespace Neuroslyn.CurriculumTests.Models;

/// <summary>A network trained on 1,200 real digits, and 300 others.</summary>
public sealed class TrainedDigits
{
    public TrainedDigits()
    {
        (Dataset<float> training, Test) = SmallDigits.Load(1500).StratifiedSplit(0.8, 0.2, seed: 1);
        Network = new DigitNetwork(seed: 1);
        Network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 12, BatchSize = 32, Seed = 1 });
    }

    internal DigitNetwork Network { get; }

    internal Dataset<float> Test { get; }
}
