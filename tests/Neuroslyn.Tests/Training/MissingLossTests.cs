namespace Neuroslyn.Tests.Training;

public sealed class MissingLossTests
{
    [Fact]
    public void NetworkWithoutLoss_IsRefused_InTheSameWordsEverywhere()
    {
        var network = new InterpretedNetwork<float>(2, Loss.None, new InterpretedLayer("Output", 3));
        float[] input = [1, 2];
        float[] target = [1, 0, 0];
        Exception[] refusals =
        [
            Assert.Throws<ArgumentException>("network", () => new TrainingSession<float>(network)),
            Assert.Throws<ArgumentException>("network", () => GradientCheck.Run<float>(network, input, target)),
            Assert.Throws<ArgumentException>("network", () => network.Diagnose(Samples.Clusters(3))),
            Assert.Throws<InvalidOperationException>(() => network.FastGradientSign<float>(input, target, new float[2], 0.1, network.CreateWorkspace(1))),
            Assert.Throws<InvalidOperationException>(() => network.CreateWorkspace(1).ParameterGradients),
        ];

        Assert.False(network.Layout.HasLoss);
        Assert.True(Samples.Classifier().Layout.HasLoss);
        Assert.All(refusals, refusal => Assert.Contains("declares no loss and cannot be trained. Set Loss", refusal.Message, StringComparison.Ordinal));
    }
}
