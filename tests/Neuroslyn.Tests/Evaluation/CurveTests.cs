using Neuroslyn.Tests.Training;

namespace Neuroslyn.Tests.Evaluation;

public sealed class CurveTests
{
    [Fact]
    public void Classification_HasCurvesLogLossAndTopK()
    {
        Dataset<float> data = Samples.Clusters(60);
        EvaluationResult result = Samples.Classifier().Evaluate(data);
        float[] outputs = [.. result.Outputs.Select(output => (float)output)];

        Assert.Equal(180, result.Outputs.Count);
        Assert.Null(result.Regression);
        Assert.Equal(result.Loss!.Value, result.LogLoss!.Value, 1e-5);
        Assert.Equal(result.Accuracy!.Value, result.TopKAccuracy(1), 1e-15);
        Assert.Equal(1, result.TopKAccuracy(3));
        float[] scores = [.. Enumerable.Range(0, 60).Select(sample => outputs[(3 * sample) + 2])];
        int[] labels = [.. data.Labels.ToArray().Select(label => label == 2 ? 1 : 0)];
        Assert.Equal(RocCurve.Compute<float>(scores, labels).AreaUnderCurve, result.Roc(2).AreaUnderCurve, 1e-15);
        Assert.Equal(PrecisionRecallCurve.Compute<float>(scores, labels).AveragePrecision, result.PrecisionRecall(2).AveragePrecision, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>("positiveClass", () => result.Roc(3));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => result.TopKAccuracy(4));
    }

    [Fact]
    public void SingleOutput_IsTheScoreOfClass1()
    {
        var network = new InterpretedNetwork<float>(2, Loss.BinaryCrossEntropy, new InterpretedLayer("Output", 1, Activation.Sigmoid));
        EvaluationResult result = network.Evaluate(Samples.Xor);

        Assert.Equal(result.Loss!.Value, result.LogLoss!.Value, 1e-6);
        Assert.Equal(result.Roc().AreaUnderCurve, result.Roc(0).AreaUnderCurve, 1e-15);
        Assert.Throws<InvalidOperationException>(() => result.TopKAccuracy(1));
    }

    [Fact]
    public void Regression_HasItsOwnMeasures()
    {
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Line", 1, UseBias: false));
        network.Parameters.Span[0] = 2;
        EvaluationResult result = network.Evaluate(Dataset.FromRows<double>([[1], [2], [3]], [[2], [4], [9]]));

        Assert.Equal(3, result.Regression!.MeanSquaredError, 1e-14);
        Assert.Equal(result.Loss!.Value, result.Regression.MeanSquaredError, 1e-14);
        Assert.Null(result.LogLoss);
        Assert.Throws<InvalidOperationException>(() => result.Roc());
        Assert.Equal("RMSE 1.7321, MAE 1.0000, R2 0.6538", result.Regression.ToString());
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>("scores", () => RocCurve.Compute<double>([1], [0, 1]));
        Assert.Throws<ArgumentException>("labels", () => RocCurve.Compute<double>([1, 2], [1, 1]));
        Assert.Throws<ArgumentException>("labels", () => RocCurve.Compute<double>([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>("scores", () => RocCurve.Compute<double>([1, double.NaN], [1, 0]));
        Assert.Throws<ArgumentException>("labels", () => PrecisionRecallCurve.Compute<double>([1, 2], [0, 0]));
        Assert.Throws<ArgumentException>("labels", () => ProbabilityMetrics.LogLoss<double>([0.5, 0.5], [2], 2));
        Assert.Throws<ArgumentException>("probabilities", () => ProbabilityMetrics.LogLoss<double>([0.5], [0], 2));
        Assert.Throws<ArgumentException>("scores", () => ProbabilityMetrics.TopKAccuracy<double>([0.5], [0], 2, 1));
        Assert.Throws<ArgumentException>("predicted", () => RegressionMetrics.Compute<double>([], []));
        Assert.Throws<ArgumentException>("shares", () => Impurity.Gini(0.5, 0.6));
        Assert.Throws<ArgumentException>("shares", () => Impurity.Entropy(-0.5, 1.5));
        Assert.Throws<ArgumentException>("first", () => Impurity.VarianceReduction([], []));
        Assert.Throws<ArgumentException>("truePositives", () => ConfusionMatrix.FromCounts(0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("falsePositives", () => ConfusionMatrix.FromCounts(0, -1, 0, 0));
    }

    [Fact]
    public void CertainMistake_CostsMuchButNotInfinitelyMuch()
    {
        Assert.InRange(ProbabilityMetrics.LogLoss<double>([0], [1]), 30, 40);
        Assert.InRange(ProbabilityMetrics.LogLoss<float>([1, 0], [1], 2), 15, 17);
    }

    [Fact]
    public void MicroAveragedSpecificity_PoolsTheDecisions()
    {
        // Of 3 x 2 classes that are not the true one, one was chosen.
        var matrix = new ConfusionMatrix([0, 1, 2], [0, 1, 1], 3);
        Assert.Equal(5 / 6.0, matrix.Specificity(Averaging.Micro), 1e-15);
        Assert.Equal((1 + 0.5 + 1) / 3, matrix.Specificity(Averaging.Macro), 1e-15);
    }
}
