using Neuroslyn.Tests.Training;

namespace Neuroslyn.Tests.Evaluation;

public sealed class EvaluatorTests
{
    [Fact]
    public void Evaluate_AgreesWithPredictingOneByOne()
    {
        // 600 samples are two full chunks and a remainder.
        Dataset<float> data = Samples.Clusters(600);
        InterpretedNetwork<float> network = Samples.Classifier();
        float[] before = network.Parameters.Span.ToArray();
        EvaluationResult result = Evaluator.Evaluate(network, data);

        Workspace<float> workspace = network.CreateWorkspace(1);
        var outputs = new float[3];
        double loss = 0;
        for (int i = 0; i < data.Count; i++)
        {
            network.Predict(data.Inputs[i], outputs, workspace);
            loss -= Math.Log(outputs[data.Labels[i]]);
            Assert.Equal(OneHot.Decode<float>(outputs), result.PredictedClasses[i]);
        }

        Assert.Equal(600, result.SampleCount);
        Assert.Equal(loss / 600, result.Loss!.Value, 1e-6);
        Assert.Equal(result.PredictedClasses.Where((predicted, i) => predicted == data.Labels[i]).Count() / 600.0, result.Accuracy!.Value, 1e-12);
        Assert.Equal(600, result.Confusion!.SampleCount);
        Assert.Equal(before, network.Parameters.Span);
    }

    [Fact]
    public void DistributionWithoutLabels_IsJudgedByItsLargestTarget()
    {
        Dataset<float> labelled = Samples.Clusters(30);
        Dataset<float> rows = Dataset.FromMemory<float>(labelled.Inputs.Values.ToArray(), 2, labelled.Targets.Values.ToArray(), 3);
        Assert.False(rows.HasLabels);
        InterpretedNetwork<float> network = Samples.Classifier();
        Assert.Equal(Evaluator.Evaluate(network, labelled).Accuracy, Evaluator.Evaluate(network, rows).Accuracy);
    }

    [Fact]
    public void SingleOutput_IsAClassifier_IfAllTargetsAreZeroOrOne()
    {
        var network = new InterpretedNetwork<float>(2, Loss.MeanSquaredError, new InterpretedLayer("Output", 1));
        network.Parameters.Span.Clear();
        network.Parameters.Span[network.Layout.Tensors[0].Offset] = 1;

        // The output is the first input: right for all but (0, 1) and (1, 1).
        EvaluationResult result = Evaluator.Evaluate(network, Samples.Xor);
        Assert.Equal(0.5, result.Accuracy);
        Assert.Equal([0, 0, 1, 1], result.PredictedClasses);
        Assert.Equal(0.5, result.Loss!.Value, 1e-7);

        EvaluationResult regression = Evaluator.Evaluate(network, Dataset.FromRows<float>([[0, 0]], [[0.5f]]));
        Assert.Null(regression.Accuracy);
        Assert.Null(regression.Confusion);
        Assert.Empty(regression.PredictedClasses);
    }

    [Fact]
    public void NetworkWithoutLoss_IsJudgedByItsClassesAlone()
    {
        var network = new InterpretedNetwork<float>(2, Loss.None, new InterpretedLayer("Output", 3, Activation.Softmax));
        EvaluationResult result = Evaluator.Evaluate(network, Samples.Clusters(30));
        Assert.Null(result.Loss);
        Assert.NotNull(result.Accuracy);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void LossThatIsNotFinite_LeavesNoSampleUnjudged(double firstTarget)
    {
        // The output is the input, and that of the first of three chunks has one whose square overflows.
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Output", 1));
        network.Parameters.Span.Clear();
        network.Parameters.Span[network.Layout.Tensors[0].Offset] = 1;
        double[] targets = [.. Enumerable.Range(0, 600).Select(i => (double)(i % 2))];
        double[] inputs = [.. targets];
        (inputs[0], targets[0]) = (-1e200, firstTarget);
        EvaluationResult result = Evaluator.Evaluate(network, Dataset.FromMemory<double>(inputs, 1, targets, 1));

        Assert.Equal(double.PositiveInfinity, result.Loss);
        Assert.Equal(inputs, result.Outputs);
        if (firstTarget == 0)
        {
            Assert.Equal(1.0, result.Accuracy);
            Assert.Equal(300, result.Confusion![0, 0]);
            Assert.Equal(300, result.Confusion[1, 1]);
        }
        else
        {
            Assert.Equal(double.PositiveInfinity, result.Regression!.RootMeanSquaredError);
            Assert.Equal((1e200 + 0.5) / 600, result.Regression.MeanAbsoluteError, 1e188);
        }
    }

    [Fact]
    public void DataOfOtherSizes_AreRefused() =>
        Assert.Contains(
            "takes inputs of 2 values; the samples of data have 1",
            Assert.Throws<ArgumentException>("data", () => Evaluator.Evaluate(Samples.Classifier(), Dataset.FromRows<float>([[1]], [[1]]))).Message,
            StringComparison.Ordinal);
}
