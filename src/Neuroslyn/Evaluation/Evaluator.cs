using System.Numerics;

namespace Neuroslyn;

/// <summary>Measures how a network does on data it was not trained on.</summary>
public static class Evaluator
{
    /// <summary>Predicts every sample and compares with the targets.</summary>
    /// <param name="network">The network; left unchanged.</param>
    /// <param name="data">Data of the network's input and output size.</param>
    /// <returns>
    /// Loss, and for classification accuracy, confusion matrix, curves and log-loss, else the measures of regression. A task is a classification if the data set has labels or the outputs are one
    /// distribution (softmax): then the class is the largest output; or if there is one output and all targets are 0 or 1: then it is whether the output exceeds 1/2.
    /// The loss may be infinite or NaN; every sample is judged all the same.
    /// </returns>
    /// <exception cref="ArgumentException">The data do not have the network's sizes.</exception>
    public static EvaluationResult Evaluate<T>(this INetwork<T> network, Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DatasetCheck.RequireFit(network, data, nameof(data));
        using var team = new WorkerTeam(1);
        return new EvaluationRun<T>(network, data, team, keepsOutputs: true).Run();
    }
}
