using Neuroslyn.Tests.Training;

namespace Neuroslyn.Tests.Diagnosis;

public sealed class NetworkDiagnosisTests
{
    [Fact]
    public void HealthyNetwork_HasNoFindings_AndIsLeftAsItWas()
    {
        InterpretedNetwork<float> network = Samples.Classifier(hidden: 16);
        float[] before = network.Parameters.Span.ToArray();
        Neuroslyn.Diagnosis diagnosis = network.Diagnose(Samples.Clusters(120));

        Assert.True(diagnosis.IsHealthy, diagnosis.ToString());
        Assert.Equal(before, network.Parameters.Span.ToArray());
        Assert.Equal(Math.Log(3), diagnosis.GuessingLoss!.Value, 1e-15);
        Assert.InRange(diagnosis.InitialLoss!.Value, 0.8, 1.5);
        Assert.True(diagnosis.BatchLossAfter < diagnosis.BatchLossBefore / 10);
        Assert.Equal(["Hidden", "Output"], diagnosis.Layers.Select(layer => layer.LayerName));
        Assert.All(diagnosis.Layers, layer => Assert.InRange(layer.StepRatio!.Value, 1e-4, 0.1));
        Assert.Contains("gradients: largest deviation", diagnosis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsThatAreTooLarge_ShowInLossAndSaturation()
    {
        InterpretedNetwork<float> network = Samples.Classifier(hidden: 16);
        foreach (ref float parameter in network.Parameters.Span)
        {
            parameter *= 100;
        }

        Neuroslyn.Diagnosis diagnosis = network.Diagnose(Samples.Clusters(120));

        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.InitialLoss, LayerName: null });
        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.SaturatedUnits, LayerName: "Hidden", Measured: > 0.5 });
    }

    [Fact]
    public void UnitsThatNeverFire_AreDead()
    {
        var network = new InterpretedNetwork<float>(
            2, Loss.CrossEntropy, new InterpretedLayer("Hidden", 8, Activation.Relu), new InterpretedLayer("Output", 3, Activation.Softmax));
        foreach (ref float bias in network.Parameters.Vector(network.Layout.Tensors[1]))
        {
            bias = -10;
        }

        Neuroslyn.Diagnosis diagnosis = network.Diagnose(Samples.Clusters(60));

        Assert.Equal(1, diagnosis.Layers[0].DeadShare);
        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.DeadUnits, LayerName: "Hidden" });
        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.CannotOverfit });
    }

    [Fact]
    public void StepsOfAnUnusualSize_AreTold()
    {
        InterpretedNetwork<float> network = Samples.Classifier();
        Neuroslyn.Diagnosis large = network.Diagnose(Samples.Clusters(60), new TrainingOptions { Optimizer = new Adam(0.5) });
        Neuroslyn.Diagnosis small = network.Diagnose(Samples.Clusters(60), new TrainingOptions { Optimizer = new Adam(1e-6) });

        Assert.Contains(large.Findings, finding => finding.Kind == FindingKind.StepSize && finding.Message.Contains("lower the learning rate", StringComparison.Ordinal));
        Assert.Contains(small.Findings, finding => finding.Kind == FindingKind.StepSize && finding.Message.Contains("raise the learning rate", StringComparison.Ordinal));
    }

    [Fact]
    public void WrongGradient_IsTold()
    {
        var network = new TamperedNetwork<float>(Samples.Classifier(), "Output.weight", -1);
        Neuroslyn.Diagnosis diagnosis = network.Diagnose(Samples.Clusters(60));

        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.Gradient, LayerName: "Output" });
    }

    [Fact]
    public void ContradictoryTargets_CannotBeLearnedByHeart()
    {
        Dataset<float> data = Dataset.FromLabels<float>([[1, 1], [1, 1], [1, 1]], [0, 1, 2], 3);
        Neuroslyn.Diagnosis diagnosis = Samples.Classifier().Diagnose(data);

        Assert.Contains(diagnosis.Findings, finding => finding.Kind == FindingKind.CannotOverfit);
    }

    [Fact]
    public void LossThatIsNotFinite_IsTold_WithWhatElseIsFound()
    {
        // The outputs are finite, their squares are not.
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Output", 1));
        network.Parameters.Span[network.Layout.Tensors[0].Offset] = 1e200;
        double[] before = network.Parameters.Span.ToArray();
        Neuroslyn.Diagnosis diagnosis = network.Diagnose(Dataset.FromRows<double>([[1], [2], [3]], [[2], [4], [6]]));

        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.NonFiniteLoss, LayerName: null, Measured: double.PositiveInfinity });
        Assert.Contains(diagnosis.Findings, finding => finding is { Kind: FindingKind.CannotOverfit });
        Assert.All(diagnosis.Layers, layer => Assert.Null(layer.StepRatio));
        Assert.Equal(before, network.Parameters.Span);
        Assert.Contains("! The loss before the first step is Infinity", diagnosis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OneSample_IsTooFewForBatchNormalisation()
    {
        var network = new InterpretedNetwork<float>(
            2,
            Loss.CrossEntropy,
            new InterpretedLayer("Hidden", 4, Activation.Relu) { Normalization = new InterpretedNormalization(OverBatch: true) },
            new InterpretedLayer("Output", 3, Activation.Softmax));
        var exception = Assert.Throws<ArgumentException>("data", () => network.Diagnose(Dataset.FromLabels<float>([[1, 1]], [0], 3)));

        Assert.Contains("batch normalisation, which needs at least 2 samples, got 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>("data", () => Samples.Classifier(inputs: 3).Diagnose(Samples.Clusters(30)));
        var untrained = new InterpretedNetwork<float>(2, Loss.None, new InterpretedLayer("Output", 3));
        Assert.Throws<ArgumentException>("network", () => untrained.Diagnose(Samples.Clusters(30)));
    }
}
