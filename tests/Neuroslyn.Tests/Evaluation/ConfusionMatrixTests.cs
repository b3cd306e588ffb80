namespace Neuroslyn.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Measures_AgreeWithScikitLearn()
    {
        GoldenValue golden = GoldenFile.Read("metrics")["multiclass"];
        int[] actual = [.. golden["true"].Elements.Select(value => value.Integer)];
        int[] predicted = [.. golden["probabilities"].Elements.Select(row => OneHot.Decode<double>(row.ToDoubles()))];
        GoldenValue counts = golden["confusion[true][predicted]"];
        var matrix = new ConfusionMatrix(actual, predicted, 4);

        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                Assert.Equal(counts[row][column].Integer, matrix[row, column]);
            }
        }

        Assert.Equal(golden["accuracy"].Number, matrix.Accuracy, 1e-12);
        Assert.Equal(golden["precision"]["macro"].Number, matrix.MacroPrecision, 1e-12);
        Assert.Equal(golden["recall"]["macro"].Number, matrix.MacroRecall, 1e-12);
        Assert.Equal(golden["f1"]["macro"].Number, matrix.MacroF1, 1e-12);
        Assert.Equal(golden["f2_macro"].Number, Enumerable.Range(0, 4).Average(i => matrix.FBeta(i, 2)), 1e-12);
        Assert.Equal(200, matrix.SampleCount);
    }

    [Fact]
    public void BinaryExample_GivesTheKnownFigures()
    {
        // TP = 6, FP = 2, FN = 3, TN = 9
        int[] actual = [.. Enumerable.Repeat(1, 6), .. Enumerable.Repeat(0, 2), .. Enumerable.Repeat(1, 3), .. Enumerable.Repeat(0, 9)];
        int[] predicted = [.. Enumerable.Repeat(1, 8), .. Enumerable.Repeat(0, 12)];
        var matrix = new ConfusionMatrix(actual, predicted, 2);

        Assert.Equal(0.75, matrix.Accuracy, 1e-7);
        Assert.Equal(0.75, matrix.Precision(1), 1e-7);
        Assert.Equal(0.6666667, matrix.Recall(1), 1e-7);
        Assert.Equal(0.8181818, matrix.Specificity(1), 1e-7);
        Assert.Equal(0.7058824, matrix.F1(1), 1e-7);
        Assert.Equal((9L, 8L), (matrix.ActualCount(1), matrix.PredictedCount(1)));
    }

    [Fact]
    public void FBeta_WeighsRecall()
    {
        // Precision 1/2, recall 1.
        var matrix = new ConfusionMatrix([1, 0], [1, 1], 2);
        Assert.Equal(0.6666667, matrix.FBeta(1, 1), 1e-7);
        Assert.Equal(0.8333333, matrix.FBeta(1, 2), 1e-7);
        Assert.Equal(0.5555556, matrix.FBeta(1, 0.5), 1e-7);
    }

    [Fact]
    public void ZeroOverZero_IsZero()
    {
        var matrix = new ConfusionMatrix([0, 0], [0, 0], 3);
        Assert.Equal((0d, 0d, 0d), (matrix.Precision(2), matrix.Recall(2), matrix.F1(2)));
        Assert.Equal(0, matrix.Specificity(0));
        Assert.Equal(1 / 3d, matrix.MacroRecall, 1e-15);
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>("predicted", () => new ConfusionMatrix([0, 1], [0], 2));
        Assert.Throws<ArgumentException>("predicted", () => new ConfusionMatrix([], [], 2));
        Assert.Contains("actual[1] is 2", Assert.Throws<ArgumentException>("actual", () => new ConfusionMatrix([0, 2], [0, 1], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("predicted", () => new ConfusionMatrix([0], [-1], 2));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix([0], [0], 1));
        var matrix = new ConfusionMatrix([0], [0], 2);
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => matrix.FBeta(0, 0));
    }
}
