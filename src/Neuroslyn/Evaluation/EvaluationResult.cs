namespace Neuroslyn;

/// <summary>How a network does on a data set.</summary>
public sealed class EvaluationResult
{
    private readonly double[] _outputs;
    private readonly int[] _actual;
    private readonly int _classCount;

    internal EvaluationResult(
        int sampleCount, double? loss, ConfusionMatrix? confusion, IReadOnlyList<int> predictedClasses, double[] outputs, int[] actual, int classCount, RegressionMetrics? regression)
    {
        SampleCount = sampleCount;
        Loss = loss;
        Confusion = confusion;
        PredictedClasses = predictedClasses;
        Regression = regression;
        _outputs = outputs;
        _actual = actual;
        _classCount = classCount;
    }

    /// <summary>Samples evaluated.</summary>
    public int SampleCount { get; }

    /// <summary>The mean loss; null for a network without one. Infinite or NaN if that of one sample is; the other measures are those of all samples all the same.</summary>
    public double? Loss { get; }

    /// <summary>The share of samples classified correctly, in [0, 1]; null if the task is no classification.</summary>
    public double? Accuracy => Confusion?.Accuracy;

    /// <summary>Which class was taken for which; null if the task is no classification.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>The predicted class of each sample; empty if the task is no classification.</summary>
    public IReadOnlyList<int> PredictedClasses { get; }

    /// <summary>How far the outputs are from the targets, all outputs taken together; null if the task is a classification.</summary>
    public RegressionMetrics? Regression { get; }

    /// <summary>The outputs, <c>[sample, output]</c>, row by row.</summary>
    public IReadOnlyList<double> Outputs => _outputs;

    /// <summary>The mean of -ln p of the true class, p being the output; null if the task is no classification. Meaningful for outputs that are probabilities.</summary>
    public double? LogLoss => Confusion is null
        ? null
        : OneScore ? ProbabilityMetrics.LogLoss<double>(_outputs, _actual) : ProbabilityMetrics.LogLoss<double>(_outputs, _actual, _classCount);

    private bool OneScore => _outputs.Length == _actual.Length;

    /// <summary>The share of samples whose true class is among the <paramref name="k"/> largest outputs.</summary>
    /// <param name="k">From 1 to the number of classes.</param>
    /// <exception cref="InvalidOperationException">The task is no classification, or the network has a single output.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is out of range.</exception>
    public double TopKAccuracy(int k)
    {
        RequireClassification();
        return OneScore
            ? throw new InvalidOperationException("A network with a single output decides between two classes; there is no top k.")
            : ProbabilityMetrics.TopKAccuracy<double>(_outputs, _actual, _classCount, k);
    }

    /// <summary>The ROC curve of one class against all others, by the output of that class.</summary>
    /// <param name="positiveClass">The class; for a network with a single output 1, what the output stands for.</param>
    /// <exception cref="InvalidOperationException">The task is no classification.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    /// <exception cref="ArgumentException">All samples are of this class, or none is.</exception>
    public RocCurve Roc(int positiveClass = 1)
    {
        (double[] scores, int[] labels) = OneAgainstAll(positiveClass);
        return RocCurve.Compute<double>(scores, labels);
    }

    /// <summary>The precision-recall curve of one class against all others, by the output of that class.</summary>
    /// <param name="positiveClass">The class; for a network with a single output 1, what the output stands for.</param>
    /// <exception cref="InvalidOperationException">The task is no classification.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    /// <exception cref="ArgumentException">No sample is of this class.</exception>
    public PrecisionRecallCurve PrecisionRecall(int positiveClass = 1)
    {
        (double[] scores, int[] labels) = OneAgainstAll(positiveClass);
        return PrecisionRecallCurve.Compute<double>(scores, labels);
    }

    private (double[] Scores, int[] Labels) OneAgainstAll(int positiveClass)
    {
        RequireClassification();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)positiveClass, (uint)_classCount, nameof(positiveClass));
        double[] scores = OneScore
            ? (positiveClass == 1 ? _outputs : Array.ConvertAll(_outputs, output => -output))
            : [.. _actual.Select((_, sample) => _outputs[(sample * _classCount) + positiveClass])];
        return (scores, Array.ConvertAll(_actual, label => label == positiveClass ? 1 : 0));
    }

    private void RequireClassification()
    {
        if (Confusion is null)
        {
            throw new InvalidOperationException("The task is no classification: the data have no labels, the outputs are no distribution, and the targets are not all 0 or 1.");
        }
    }
}
