// NSL6012
using Neuroslyn;

namespace Mistakes.Training;

/// <summary>From the second fold on, the network has seen what it is judged by.</summary>
public static class SharedFolds
{
    /// <summary>Trains a network.</summary>
    public static void Run(Classifier network, Dataset<float> data)
    {
        foreach (var fold in data.Folds(5, seed: 1))
        {
            network.Fit(fold.Training);
            Console.WriteLine(network.Evaluate(fold.Validation).Loss);
        }
    }
}
