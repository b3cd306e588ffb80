#pragma warning disable NSL6007 // Training mode is what is looked at here.
namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>Batch normalisation in the curriculum's own numbers.</summary>
public class BatchNormalizationTests
{
    private static readonly double[] Batch = [1, 2, 3, 4];

    /// <summary>The numbers of S93: mean 2.5, variance 1.25 divided by m, epsilon 1e-5.</summary>
    private static readonly double[] Normalized = [-1.3416354199689269, -0.447211806656309, 0.447211806656309, 1.3416354199689269];

    [Fact]
    public void S093_BatchNormalization_InTraining()
    {
        NormalizedInput network = Create();
        Workspace<double> workspace = network.CreateWorkspace(4);
        network.Forward(Batch, workspace, training: true);

        var outputs = new double[4];
        workspace.CopyOutputs(outputs);
        Assert.All(Normalized.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void S093_Gradients_AgreeWithDifferences_ForInputScaleAndShift()
    {
        NormalizedInput network = Create();
        NormalizationLayer<double> normalization = network.Unit.Normalization!;
        normalization.Scale[0] = 1.7;
        normalization.Shift[0] = -0.3;
        double[] targets = [0.2, -1, 0.7, 2];
        Workspace<double> workspace = network.CreateWorkspace(4);
        workspace.ComputesInputGradients = true;
        Loss(Batch);
        var gradients = new double[4];
        workspace.CopyInputGradients(gradients);
        double scaleGradient = normalization.ScaleGradients(workspace)[0];
        double shiftGradient = normalization.ShiftGradients(workspace)[0];

        for (int i = 0; i < 4; i++)
        {
            double[] above = [.. Batch];
            double[] below = [.. Batch];
            above[i] += 1e-6;
            below[i] -= 1e-6;
            Assert.Equal((Loss(above) - Loss(below)) / 2e-6, gradients[i], 1e-8);
        }

        Assert.Equal(Difference(normalization.Scale), scaleGradient, 1e-8);
        Assert.Equal(Difference(normalization.Shift), shiftGradient, 1e-8);

        double Loss(double[] inputs)
        {
            network.Forward(inputs, workspace, training: true);
            return network.Backward(targets, workspace);
        }

        double Difference(Span<double> parameter)
        {
            parameter[0] += 1e-6;
            double above = Loss(Batch);
            parameter[0] -= 2e-6;
            double below = Loss(Batch);
            parameter[0] += 1e-6;
            return (above - below) / 2e-6;
        }
    }

    [Fact]
    public void S094_ScaleOfTheDeviation_AndShiftOfTheMean_RecoverTheInput()
    {
        NormalizedInput network = Create();
        network.Unit.Normalization!.Scale[0] = Math.Sqrt(1.25 + 1e-5);
        network.Unit.Normalization.Shift[0] = 2.5;
        Workspace<double> workspace = network.CreateWorkspace(4);
        network.Forward(Batch, workspace, training: true);

        var outputs = new double[4];
        workspace.CopyOutputs(outputs);
        Assert.All(Batch.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void S095_RunningAverages_TakeTheUnbiasedVariance_AndTheBatchsPlace()
    {
        NormalizedInput network = Create();
        var normalization = (BatchNormalizationLayer<double>)network.Unit.Normalization!;
        Workspace<double> workspace = network.CreateWorkspace(4);
        network.Forward(Batch, workspace, training: true);
        network.Backward(new double[4], workspace);

        // 1.25 m / (m - 1) = 1.6666667; a tenth of it, and nine tenths of the 1 that the average starts from.
        Assert.Equal(0.25, normalization.RunningMean[0], 1e-15);
        Assert.Equal(0.9 + (0.1 * 1.25 * 4 / 3), normalization.RunningVariance[0], 1e-15);

        var output = new double[1];
        network.Predict([2], output);
        Assert.Equal((2 - 0.25) / Math.Sqrt(normalization.RunningVariance[0] + 1e-5), output[0], 1e-14);

        // No batch statistics: the same sample among others gives the same.
        var outputs = new double[3];
        network.Predict([2, 100, -5], outputs);
        Assert.Equal(output[0], outputs[0], 1e-14);
    }

    [Fact]
    public void S096_SigmoidStackWithUnitWeights_TrainsToALowerLoss_WithBatchNormalization()
    {
        double plain = Train(new SigmoidStack(seed: 1));
        double normalized = Train(new NormalizedSigmoidStack(seed: 1));

        Assert.True(normalized < 0.5 * plain, $"Loss {normalized} with batch normalisation, {plain} without.");
    }

    private static NormalizedInput Create()
    {
        var network = new NormalizedInput();
        network.Unit.Weights[0, 0] = 1;
        return network;
    }

    /// <summary>The same data, steps and rate for both: the sign of the sum of ten inputs of a hundred.</summary>
    private static double Train(INetwork<float> network)
    {
        var random = new RandomSource(5);
        const int Samples = 512;
        var inputs = new float[Samples * 100];
        var targets = new float[Samples];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)random.NextGaussian();
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            targets[sample] = Math.Sign(inputs.AsSpan(sample * 100, 10).ToArray().Sum());
        }

        TrainingHistory history = network.Fit(
            Dataset.FromMemory<float>(inputs, 100, targets, 1),
            new TrainingOptions { Optimizer = new Sgd(0.1), Epochs = 60, BatchSize = 64, Threads = 1 });
        return history.Epochs[^1].Loss;
    }
}
