// NSL5002
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>Adam moves every weight by about its rate in each step.</summary>
public static class ExcessiveRate
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, Dataset<float> data)
    {
        network.Fit(data, new TrainingOptions { Optimizer = new Adam(0.5) });
    }
}
