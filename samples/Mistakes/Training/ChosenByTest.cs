// NSL6002
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>Early stopping by the test data makes the test worthless.</summary>
public static class ChosenByTest
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, Dataset<float> data)
    {
        var parts = data.Split(0.6, 0.2, 0.2, seed: 1);
        network.Fit(parts.Training, new TrainingOptions { Validation = parts.Test, EarlyStopping = new EarlyStopping(5) });
    }
}
