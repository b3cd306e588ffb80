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

    private static void Check(INetwork<double> instance, VectorLoss loss)
    {
        GeneratedNetwork<double> network = GeneratedNetwork<double>.Of(instance);
        int units = network.Layout.OutputSize;
        foreach (int samples in (int[])[1, 33])
        {
            (double[] inputs, double[] targets) = Draw(samples, units);
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
