using Neuroslyn.IntegrationTests.Gradients;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Losses over the units of a sample: the value is the method's, the gradients are those of central differences.</summary>
public sealed class VectorLossTests
{
    private delegate double VectorLoss(ReadOnlySpan<double> prediction, ReadOnlySpan<double> target);

    [Fact]
    public void Cosine() => Check(new CosineNetwork(seed: 1), VectorLosses.Cosine);

    [Fact]
    public void ScaleInvariant_WithAConstantOfTheAttribute() =>
        Check(new ScaleInvariantNetwork(seed: 2), static (prediction, target) => VectorLosses.ScaleInvariant(prediction, target, 0.75));

    [Fact]
    public void LogitCrossEntropy_OfALinearLayer() => Check(new LogitNetwork(seed: 3), VectorLosses.LogitCrossEntropy);

    [Fact]
    public void LogSumExp_OfALinearLayer() => Check(new LogSumExpNetwork(seed: 6), VectorLosses.LogSumExp);

    [Fact]
    public void LogSumExp_OfManyLogits() => Check(new ManyLogitsNetwork(seed: 7), VectorLosses.LogSumExp, targetScale: 0.01);

    [Fact]
    public void Reductions_OfManyUnits() => Check(new ReductionsNetwork(seed: 8), static (prediction, target) => VectorLosses.Reductions(prediction, target, 0.75));

    [Fact]
    public void Reductions_BehindAMergeAndADropout() => Check(new MergedReductionsNetwork(seed: 9), static (prediction, target) => VectorLosses.Reductions(prediction, target, -1.5));

    /// <summary>e^1000 is infinite in either precision; the loss is finite, its gradient the softmax less the target.</summary>
    [Fact]
    public void LogSumExp_OfLogitsOfAThousand_IsTheClosedForm()
    {
        double[] inputs = [1000, 0.5, -1000, 2];
        double[] targets = [0.25, 0, 0.75, 0, 0, 0];
        double[,] weights = { { 1, -1, 0.999, 0, 1.0005, 0 }, { 0, 1, 2, 1, 1, 0 }, { 0, 0, 0, -0.9995, 0, -2 }, { 1, 0, 0.5, 1, 0.25, -700 } };
        var network = new LogSumExpNetwork(seed: 1);
        var single = new LogSumExpSingleNetwork(seed: 1);
        for (int input = 0; input < 4; input++)
        {
            for (int unit = 0; unit < 6; unit++)
            {
                network.Output.Weights[input, unit] = weights[input, unit];
                single.Output.Weights[input, unit] = (float)weights[input, unit];
            }
        }

        PassResult<double> result = Pass();
        (double loss, double[] gradients) = ClosedForm(result.Outputs, targets);
        Assert.True(result.Outputs.Max() > 1000);
        Assert.Equal(loss, result.Losses[0], 1e-12 * result.Outputs.Max());
        for (int unit = 0; unit < 6; unit++)
        {
            double gradient = result.ParameterGradients[Bias(LogSumExpNetwork.Layout) + unit];
            Assert.Equal(gradients[unit], gradient, 1e-12);

            // The loss is rounded to 1e-13 of a logit of 1000: with this step the difference is good to 1e-8.
            const double Step = 1e-4;
            double bias = network.Output.Bias[unit];
            network.Output.Bias[unit] = bias + Step;
            double above = Pass().Losses[0];
            network.Output.Bias[unit] = bias - Step;
            double below = Pass().Losses[0];
            network.Output.Bias[unit] = bias;
            Assert.Equal((above - below) / (2 * Step), gradient, 1e-8);
        }

        PassResult<float> rounded = PassResult<float>.Compute(
            single, single.CreateWorkspace(1), Array.ConvertAll(inputs, static x => (float)x), Array.ConvertAll(targets, static t => (float)t), training: true);
        (loss, gradients) = ClosedForm(Array.ConvertAll(rounded.Outputs, static y => (double)y), targets);
        Assert.Equal(loss, rounded.Losses[0], 1e-6 * result.Outputs.Max());
        for (int unit = 0; unit < 6; unit++)
        {
            Assert.Equal(gradients[unit], rounded.ParameterGradients[Bias(LogSumExpSingleNetwork.Layout) + unit], 1e-6);
        }

        PassResult<double> Pass() => PassResult<double>.Compute(network, network.CreateWorkspace(1), inputs, targets, training: true);

        static int Bias(NetworkLayout layout) => layout.Tensors.Single(tensor => tensor.Name == "Output.bias").Offset;
    }

    [Fact]
    public void Volume_BehindALearnedActivation() => Check(new VolumeNetwork(seed: 4), VectorLosses.Volume);

    [Fact]
    public void Ranking_BehindASoftmax() => Check(new RankingNetwork(seed: 5), VectorLosses.Ranking);

    [Fact]
    public void Training_DecreasesIt()
    {
        (double[] inputs, double[] targets) = Draw(200, 5);
        var network = new CosineNetwork(seed: 1);
        TrainingHistory history = network.Fit(
            Dataset.FromMemory<double>(inputs, 4, targets, 5),
            new TrainingOptions<double> { Optimizer = new Adam(0.01), Epochs = 30, BatchSize = 20 });

        Assert.True(history.Epochs[^1].Loss < 0.8 * history.Epochs[0].Loss);
    }

    /// <summary>Σ t (log Σ e^y - y), and its gradient softmax(y) Σt - t.</summary>
    private static (double Loss, double[] Gradients) ClosedForm(double[] outputs, double[] targets)
    {
        double largest = outputs.Max();
        double sum = outputs.Sum(y => Math.Exp(y - largest));
        return (
            outputs.Zip(targets, (y, t) => t * (Math.Log(sum) - (y - largest))).Sum(),
            [.. outputs.Zip(targets, (y, t) => (Math.Exp(y - largest) / sum * targets.Sum()) - t)]);
    }

    /// <summary>A loss in the hundreds is rounded too coarsely for a difference of it; smaller targets make it smaller.</summary>
    private static void Check(INetwork<double> instance, VectorLoss loss, double targetScale = 1)
    {
        GeneratedNetwork<double> network = GeneratedNetwork<double>.Of(instance);
        int units = network.Layout.OutputSize;
        foreach (int samples in (int[])[1, 33])
        {
            (double[] inputs, double[] targets) = Draw(samples, units);
            targets = Array.ConvertAll(targets, target => targetScale * target);
            Workspace<double> workspace = network.CreateWorkspace(samples);
            workspace.DropoutKey = 7;
            PassResult<double> result = PassResult<double>.Compute(instance, workspace, inputs, targets, training: true);
            for (int sample = 0; sample < samples; sample++)
            {
                double expected = loss(result.Outputs.AsSpan(sample * units, units), targets.AsSpan(sample * units, units));
                Assert.Equal(expected, result.Losses[sample], 1e-12 * Math.Max(1, Math.Abs(expected)));
            }

            CentralDifferences.Check(network.Layout.Name, network, inputs, targets, dropoutKey: 7);
            result.AssertSameBits(PassResult<double>.Compute(instance, workspace, inputs, targets, training: true, rangeCount: 2, partCount: 3));
        }
    }

    private static (double[] Inputs, double[] Targets) Draw(int samples, int units)
    {
        var random = new Random(samples);
        double[] Numbers(int count, double from) => [.. Enumerable.Range(0, count).Select(_ => from + (2 * random.NextDouble()))];
        return (Numbers(samples * 4, -1), Numbers(samples * units, 0.1));
    }
}
