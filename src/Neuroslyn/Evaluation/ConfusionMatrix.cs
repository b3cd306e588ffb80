namespace Neuroslyn;

/// <summary>How often each class was predicted for each true class, and the measures that follow from it.</summary>
/// <remarks>
/// Precision is TP / (TP + FP), recall TP / (TP + FN), F1 2 P R / (P + R). Where a denominator is 0 the measure is 0: a class that is never predicted has
/// precision 0, a class that does not occur recall 0 (scikit-learn's <c>zero_division=0</c>). Macro averages weigh all classes equally, those included.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Counts pairs of true and predicted classes.</summary>
    /// <param name="actual">True classes, each in [0, <paramref name="classCount"/>); at least one.</param>
    /// <param name="predicted">Predicted classes, as many.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 2.</exception>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a class is out of range.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (actual.Length != predicted.Length || actual.IsEmpty)
        {
            throw new ArgumentException($"Every true class has one prediction, and there is at least one: got {actual.Length} true and {predicted.Length} predicted classes.", nameof(predicted));
        }

        ClassCount = classCount;
        SampleCount = actual.Length;
        _counts = new long[(long)classCount * classCount];
        for (int i = 0; i < actual.Length; i++)
        {
            CheckClass(actual[i], nameof(actual), i);
            CheckClass(predicted[i], nameof(predicted), i);
            _counts[(actual[i] * classCount) + predicted[i]]++;
        }
    }

    private ConfusionMatrix(int classCount, long[] counts)
    {
        ClassCount = classCount;
        SampleCount = counts.Sum();
        _counts = counts;
    }

    /// <summary>The matrix of a yes-no decision from its four counts; class 1 is yes.</summary>
    /// <param name="truePositives">Yes that was predicted.</param>
    /// <param name="falsePositives">No that was taken for yes.</param>
    /// <param name="falseNegatives">Yes that was taken for no.</param>
    /// <param name="trueNegatives">No that was predicted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="ArgumentException">All counts are 0.</exception>
    public static ConfusionMatrix FromCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(truePositives);
        ArgumentOutOfRangeException.ThrowIfNegative(falsePositives);
        ArgumentOutOfRangeException.ThrowIfNegative(falseNegatives);
        ArgumentOutOfRangeException.ThrowIfNegative(trueNegatives);
        var matrix = new ConfusionMatrix(2, [trueNegatives, falsePositives, falseNegatives, truePositives]);
        return matrix.SampleCount > 0 ? matrix : throw new ArgumentException("At least one decision was made; all counts are 0.", nameof(truePositives));
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Pairs counted.</summary>
    public long SampleCount { get; }

    /// <summary>The share of correct predictions, in [0, 1].</summary>
    public double Accuracy => (double)Correct / SampleCount;

    private long Correct
    {
        get
        {
            long correct = 0;
            for (int i = 0; i < ClassCount; i++)
            {
                correct += this[i, i];
            }

            return correct;
        }
    }

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision => Precision(Averaging.Macro);

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall => Recall(Averaging.Macro);

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 => F1(Averaging.Macro);

    /// <summary>How often class <paramref name="predicted"/> was predicted for samples of class <paramref name="actual"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)ClassCount, nameof(actual));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)ClassCount, nameof(predicted));
            return _counts[(actual * ClassCount) + predicted];
        }
    }

    /// <summary>How many samples of a class there were.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public long ActualCount(int classIndex)
    {
        long count = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            count += this[classIndex, predicted];
        }

        return count;
    }

    /// <summary>How many samples were taken for a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public long PredictedCount(int classIndex)
    {
        long count = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            count += this[actual, classIndex];
        }

        return count;
    }

    /// <summary>The share of a class among the samples taken for it; 0 if there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double Precision(int classIndex) => Ratio(this[classIndex, classIndex], PredictedCount(classIndex));

    /// <summary>The share of a class's samples that were recognised; 0 if there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double Recall(int classIndex) => Ratio(this[classIndex, classIndex], ActualCount(classIndex));

    /// <summary>The share of the samples of other classes that were not taken for this one; 0 if there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double Specificity(int classIndex)
    {
        long others = SampleCount - ActualCount(classIndex);
        long mistaken = PredictedCount(classIndex) - this[classIndex, classIndex];
        return Ratio(others - mistaken, others);
    }

    /// <summary>The harmonic mean of precision and recall; 0 if both are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double F1(int classIndex) => FBeta(classIndex, 1);

    /// <summary>(1 + beta^2) P R / (beta^2 P + R): recall counts beta times as much as precision; 0 if both are 0.</summary>
    /// <param name="classIndex">The class.</param>
    /// <param name="beta">Weight of recall, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range, or <paramref name="beta"/> is not positive or not finite.</exception>
    public double FBeta(int classIndex, double beta)
    {
        CheckBeta(beta);
        double precision = Precision(classIndex);
        double recall = Recall(classIndex);
        double denominator = (beta * beta * precision) + recall;
        return denominator == 0 ? 0 : (1 + (beta * beta)) * precision * recall / denominator;
    }

    /// <summary>The average precision of the classes.</summary>
    public double Precision(Averaging averaging) => Average(averaging, Precision);

    /// <summary>The average recall of the classes.</summary>
    public double Recall(Averaging averaging) => Average(averaging, Recall);

    /// <summary>The average specificity of the classes. For micro averaging, all decisions of each class against the rest are pooled.</summary>
    public double Specificity(Averaging averaging)
    {
        // Pooled, every mistake is a false positive of one class, and each class's negatives are all other samples.
        long negatives = SampleCount * (ClassCount - 1);
        return averaging == Averaging.Micro ? Ratio(negatives - (SampleCount - Correct), negatives) : Average(averaging, Specificity);
    }

    /// <summary>The average F1 of the classes.</summary>
    public double F1(Averaging averaging) => FBeta(averaging, 1);

    /// <summary>The average F-beta of the classes.</summary>
    /// <param name="averaging">How.</param>
    /// <param name="beta">Weight of recall, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not positive or not finite.</exception>
    public double FBeta(Averaging averaging, double beta)
    {
        CheckBeta(beta);
        return Average(averaging, classIndex => FBeta(classIndex, beta));
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static void CheckBeta(double beta)
    {
        if (!(beta > 0 && double.IsFinite(beta)))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "beta is positive and finite; 1 weighs precision and recall alike.");
        }
    }

    /// <summary>Pooled over all classes, precision, recall and every F-beta are the accuracy: a mistake is a false positive of one class and a false negative of another.</summary>
    private double Average(Averaging averaging, Func<int, double> measure)
    {
        if (averaging == Averaging.Micro)
        {
            return Accuracy;
        }

        double sum = 0;
        for (int i = 0; i < ClassCount; i++)
        {
            sum += averaging == Averaging.Macro ? measure(i) / ClassCount : measure(i) * ActualCount(i) / SampleCount;
        }

        return sum;
    }

    private void CheckClass(int value, string argument, int position)
    {
        if ((uint)value >= (uint)ClassCount)
        {
            throw new ArgumentException($"{argument}[{position}] is {value}; with {ClassCount} classes they are 0 to {ClassCount - 1}.", argument);
        }
    }
}
