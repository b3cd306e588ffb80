namespace Neuroslyn.CurriculumTests.Metrics;

/// <summary>Metrics at the curriculum's figures and against scikit-learn.</summary>
public class MetricTests
{
    private const double Digits = 6e-8;

    [Fact]
    public void S037_ConfusionMatrix()
    {
        var matrix = ConfusionMatrix.FromCounts(truePositives: 6, falsePositives: 2, falseNegatives: 3, trueNegatives: 9);

        Assert.Equal(0.75, matrix.Accuracy);
        Assert.Equal(0.75, matrix.Precision(1));
        Assert.Equal(0.6666667, matrix.Recall(1), Digits);
        Assert.Equal(0.8181818, matrix.Specificity(1), Digits);
        Assert.Equal(0.7058824, matrix.F1(1), Digits);
        Assert.Equal(20, matrix.SampleCount);
    }

    [Fact]
    public void S037_Averages_AgreeWithScikitLearn()
    {
        GoldenValue golden = GoldenFile.Read("metrics")["multiclass"];
        (int[] labels, double[] probabilities) = MultiClass(golden);
        int[] predicted = [.. Enumerable.Range(0, labels.Length).Select(i => OneHot.Decode<double>(probabilities.AsSpan(i * 4, 4)))];
        var matrix = new ConfusionMatrix(labels, predicted, 4);

        GoldenAssert.Near(golden["accuracy"], matrix.Accuracy);
        foreach ((string name, Averaging averaging) in ((string, Averaging)[])[("macro", Averaging.Macro), ("micro", Averaging.Micro), ("weighted", Averaging.Weighted)])
        {
            GoldenAssert.Near(golden["precision"][name], matrix.Precision(averaging));
            GoldenAssert.Near(golden["recall"][name], matrix.Recall(averaging));
            GoldenAssert.Near(golden["f1"][name], matrix.F1(averaging));
        }

        GoldenAssert.Near(golden["f2_macro"], matrix.FBeta(Averaging.Macro, 2));
    }

    [Theory]
    [InlineData(1, 0.6666667)]
    [InlineData(2, 0.8333333)]
    [InlineData(0.5, 0.5555556)]
    public void S038_FBeta(double beta, double expected)
    {
        // Precision 1/2, recall 1.
        var matrix = ConfusionMatrix.FromCounts(1, 1, 0, 0);
        Assert.Equal(expected, matrix.FBeta(1, beta), Digits);
    }

    [Fact]
    public void S038_ZeroOverZero_IsZero()
    {
        var matrix = ConfusionMatrix.FromCounts(0, 0, 0, 5);
        Assert.Equal((0d, 0d, 0d, 0d), (matrix.Precision(1), matrix.Recall(1), matrix.F1(1), matrix.FBeta(1, 2)));
    }

    [Fact]
    public void S039_RegressionMetrics()
    {
        var metrics = RegressionMetrics.Compute<double>([1, 2, 3], [1, 2, 5]);

        Assert.Equal(0.6666667, metrics.MeanAbsoluteError, Digits);
        Assert.Equal(1.1547005, metrics.RootMeanSquaredError, Digits);
        Assert.Equal(1.0, metrics.RelativeAbsoluteError, 1e-15);
        Assert.Equal(2.0, metrics.RelativeSquaredError, 1e-15);
        Assert.Equal(-1.0, metrics.R2, 1e-15);
    }

    [Fact]
    public void S039_RegressionMetrics_AgreeWithScikitLearn()
    {
        GoldenValue golden = GoldenFile.Read("metrics")["regression"];
        var metrics = RegressionMetrics.Compute<double>(golden["true"].ToDoubles(), golden["predicted"].ToDoubles());

        GoldenAssert.Near(golden["mse"], metrics.MeanSquaredError);
        GoldenAssert.Near(golden["rmse"], metrics.RootMeanSquaredError);
        GoldenAssert.Near(golden["mae"], metrics.MeanAbsoluteError);
        GoldenAssert.Near(golden["r2"], metrics.R2);
        GoldenAssert.Near(golden["rae"], metrics.RelativeAbsoluteError);
        GoldenAssert.Near(golden["rse"], metrics.RelativeSquaredError);
    }

    [Fact]
    public void S039_ConstantTruth_HasDocumentedValues()
    {
        var perfect = RegressionMetrics.Compute<double>([2, 2], [2, 2]);
        var wrong = RegressionMetrics.Compute<double>([2, 2], [2, 3]);

        Assert.Equal((0d, 0d, 1d), (perfect.RelativeAbsoluteError, perfect.RelativeSquaredError, perfect.R2));
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, 0d), (wrong.RelativeAbsoluteError, wrong.RelativeSquaredError, wrong.R2));
    }

    [Fact]
    public void S040_RocArea()
    {
        Assert.Equal(0.75, RocCurve.Compute<double>([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).AreaUnderCurve, 1e-15);
        Assert.Equal(1, RocCurve.Compute<double>([0.1, 0.2, 0.7, 0.8], [0, 0, 1, 1]).AreaUnderCurve, 1e-15);
        Assert.Equal(0.5, RocCurve.Compute<double>([0.3, 0.3, 0.3, 0.3], [0, 1, 0, 1]).AreaUnderCurve, 1e-15);
        Assert.Equal(0, RocCurve.Compute<double>([0.8, 0.7, 0.2, 0.1], [0, 0, 1, 1]).AreaUnderCurve, 1e-15);
    }

    [Fact]
    public void S040_RocPoints_GoThroughAllThresholds() => Assert.Equal(
        [new(double.PositiveInfinity, 0, 0), new(0.8, 0, 0.5), new(0.4, 0.5, 0.5), new(0.35, 0.5, 1), new(0.1, 1, 1)],
        RocCurve.Compute<double>([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).Points);

    [Fact]
    public void S040_Curves_AgreeWithScikitLearn()
    {
        GoldenValue golden = GoldenFile.Read("metrics")["binary"];
        int[] labels = Integers(golden["true"]);
        double[] scores = golden["score"].ToDoubles();
        int[] predicted = [.. scores.Select(score => score >= golden["threshold"].Number ? 1 : 0)];
        var matrix = new ConfusionMatrix(labels, predicted, 2);

        GoldenAssert.Near(golden["roc_auc"], RocCurve.Compute<double>(scores, labels).AreaUnderCurve);
        GoldenAssert.Near(golden["average_precision"], PrecisionRecallCurve.Compute<double>(scores, labels).AveragePrecision);
        GoldenAssert.Near(golden["log_loss"], ProbabilityMetrics.LogLoss<double>(scores, labels));
        GoldenAssert.Near(golden["precision"], matrix.Precision(1));
        GoldenAssert.Near(golden["recall"], matrix.Recall(1));
        GoldenAssert.Near(golden["f1"], matrix.F1(1));
    }

    [Fact]
    public void S040_PrecisionRecallCurve()
    {
        var curve = PrecisionRecallCurve.Compute<double>([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);

        Assert.Equal([new(0.8, 1, 0.5), new(0.4, 0.5, 0.5), new(0.35, 2 / 3.0, 1), new(0.1, 0.5, 1)], curve.Points);
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 3), curve.AveragePrecision, 1e-15);
        Assert.Equal(0.5 + (0.5 * (0.5 + (2 / 3.0)) / 2), curve.AreaUnderCurve, 1e-15);
    }

    [Fact]
    public void S041_LogLoss_IsBinaryCrossEntropy() => Assert.Equal(0.1642520335, ProbabilityMetrics.LogLoss<double>([0.9, 0.2], [1, 0]), 1e-10);

    [Fact]
    public void S041_LogLossAndTopK_AgreeWithScikitLearn()
    {
        GoldenValue golden = GoldenFile.Read("metrics")["multiclass"];
        (int[] labels, double[] probabilities) = MultiClass(golden);

        GoldenAssert.Near(golden["log_loss"], ProbabilityMetrics.LogLoss<double>(probabilities, labels, 4));
        GoldenAssert.Near(golden["top2"], ProbabilityMetrics.TopKAccuracy<double>(probabilities, labels, 4, 2));
        GoldenAssert.Near(golden["accuracy"], ProbabilityMetrics.TopKAccuracy<double>(probabilities, labels, 4, 1));
        Assert.Equal(1, ProbabilityMetrics.TopKAccuracy<double>(probabilities, labels, 4, 4));
    }

    [Fact]
    public void S042_EntropyGiniAndVarianceReduction()
    {
        Assert.Equal(1.0, Impurity.Entropy(0.5, 0.5), 1e-15);
        Assert.Equal(0.5, Impurity.Gini(0.5, 0.5), 1e-15);
        Assert.Equal(0.4689956, Impurity.Entropy(0.9, 0.1), Digits);
        Assert.Equal(0.18, Impurity.Gini(0.9, 0.1), 1e-15);
        Assert.Equal(0, Impurity.Entropy(1, 0));

        // Var(1, 2, 5, 6) = 4.25; both groups have 0.25.
        Assert.Equal(4.0, Impurity.VarianceReduction([1, 2], [5, 6]), 1e-15);
    }

    [Fact]
    public void S043_DistanceFromTheMargin()
    {
        var network = new Hyperplane();
        network.Output.Weights[0, 0] = 3;
        network.Output.Weights[1, 0] = 4;
        network.Output.Bias[0] = -5;
        double[] f = new double[1];
        network.Predict([3, 4], f);

        Assert.Equal(20, f[0]);
        Assert.Equal(4, f[0] / VectorNorm.L2<double>([3, 4]), 1e-15);

        // The hinge loss max(0, 1 - y f) is 0 beyond the margin and grows in a straight line on the wrong side.
        Workspace<double> workspace = network.CreateWorkspace(1);
        network.Forward([3, 4], workspace);
        Assert.Equal(0, network.Backward([1], workspace));
        Assert.Equal(21, network.Backward([-1], workspace), 1e-14);
    }

    private static int[] Integers(GoldenValue values) => [.. values.Elements.Select(value => value.Integer)];

    private static (int[] Labels, double[] Probabilities) MultiClass(GoldenValue golden) => (Integers(golden["true"]), golden["probabilities"].ToDoubles());
}
