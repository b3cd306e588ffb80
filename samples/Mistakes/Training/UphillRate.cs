// NSL5001
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>A negative learning rate climbs the loss.</summary>
public static class UphillRate
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, Dataset<float> data)
    {
        network.Fit(data, new TrainingOptions { Optimizer = new Adam(-0.001) });
    }
}
