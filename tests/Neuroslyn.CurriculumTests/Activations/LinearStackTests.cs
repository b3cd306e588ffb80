namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Depth without activations is no depth.</summary>
public class LinearStackTests
{
    [Fact]
    public void S017_LinearLayers_CollapseToOneAffineMap()
    {
        var network = new LinearStack(seed: 4);
        network.Hidden.Bias.Fill(0.3);
        network.Output.Bias.Fill(-0.7);
        double[] weights = new double[2];
        double bias = network.Output.Bias[0];
        for (int unit = 0; unit < 5; unit++)
        {
            bias += network.Output.Weights[unit, 0] * network.Hidden.Bias[unit];
            weights[0] += network.Output.Weights[unit, 0] * network.Hidden.Weights[0, unit];
            weights[1] += network.Output.Weights[unit, 0] * network.Hidden.Weights[1, unit];
        }

        var random = new RandomSource(1);
        double[] output = new double[1];
        for (int sample = 0; sample < 100; sample++)
        {
            (double x, double y) = (random.NextGaussian(), random.NextGaussian());
            network.Predict([x, y], output);
            Assert.Equal((weights[0] * x) + (weights[1] * y) + bias, output[0], 1e-12);
        }
    }
}
