namespace Neuroslyn;

/// <summary>How a network does on a data set.</summary>
public sealed class EvaluationResult
{
    internal EvaluationResult(int sampleCount, double? loss, ConfusionMatrix? confusion, IReadOnlyList<int> predictedClasses)
    {
        SampleCount = sampleCount;
        Loss = loss;
        Confusion = confusion;
        PredictedClasses = predictedClasses;
    }

    /// <summary>Samples evaluated.</summary>
    public int SampleCount { get; }

    /// <summary>The mean loss; null for a network without one.</summary>
    public double? Loss { get; }

    /// <summary>The share of samples classified correctly, in [0, 1]; null if the task is no classification.</summary>
    public double? Accuracy => Confusion?.Accuracy;

    /// <summary>Which class was taken for which; null if the task is no classification.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>The predicted class of each sample; empty if the task is no classification.</summary>
    public IReadOnlyList<int> PredictedClasses { get; }
}
