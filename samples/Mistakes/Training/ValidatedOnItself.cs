// NSL6001
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>Validation on the training data never shows overfitting.</summary>
public static class ValidatedOnItself
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, Dataset<float> data)
    {
        network.Fit(data, new TrainingOptions { Validation = data });
    }
}
