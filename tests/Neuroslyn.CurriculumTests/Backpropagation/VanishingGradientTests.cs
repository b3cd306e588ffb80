namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>The chain rule, and what it makes of a gradient that passes many layers.</summary>
public class VanishingGradientTests
{
    [Fact]
    public void S045_ChainRule_DerivativeOfNestedPrices_IsSix()
    {
        var network = new ChainRuleNetwork();
        network.Output.Weights[0, 0] = 1;
        Workspace<double> workspace = network.CreateWorkspace(1);
        foreach (double lemon in new[] { -3.0, 0, 0.7, 100 })
        {
            network.Forward([lemon], workspace);
            double[] price = new double[1];
            workspace.CopyOutputs(price);
            network.Backward([price[0] - 1], workspace);

            Assert.Equal(6 * lemon, price[0], 1e-13);
            Assert.Equal(6, network.Output.BiasGradients(workspace)[0], 1e-12);
        }
    }

    [Fact]
    public void S052_FirstBiasOfAChainOfFour_IsTheProductOfSlopesAndWeights()
    {
        var random = new Random(52);
        for (int draw = 0; draw < 100; draw++)
        {
            var network = new SigmoidChain();
            DenseLayer<double>[] layers = [network.First, network.Second, network.Third, network.Fourth];
            (double gradient, double outputGradient, double[] z) = Propagate(network, layers, random, spread: 3);
            double expected = outputGradient * Slope(z[3]) * layers[3].Weights[0, 0] * Slope(z[2]) * layers[2].Weights[0, 0] * Slope(z[1]) * layers[1].Weights[0, 0] * Slope(z[0]);
            Assert.Equal(expected, gradient, 1e-14);
        }
    }

    [Fact]
    public void S053_WithWeightsBelowOne_FourSigmoidsShrinkAGradientToAFourthPowerOfAQuarter()
    {
        var random = new Random(53);
        for (int draw = 0; draw < 1000; draw++)
        {
            var network = new SigmoidChain();
            (double gradient, double outputGradient, _) = Propagate(network, [network.First, network.Second, network.Third, network.Fourth], random, spread: 1);
            Assert.True(Math.Abs(gradient) <= Math.Abs(outputGradient) * 0.00390625, $"{gradient} of {outputGradient}");
        }
    }

    [Fact]
    public void S053_WithWeightsOfOne_RectifiersPassAGradientOnUnchanged()
    {
        var network = new RectifierChain();
        network.Parameters.Span.Clear();
        foreach (DenseLayer<double> layer in new[] { network.First, network.Second, network.Third, network.Fourth })
        {
            layer.Weights[0, 0] = 1;
        }

        Workspace<double> workspace = network.CreateWorkspace(1);
        network.Forward([0.7], workspace);
        network.Backward([0.2], workspace);
        Assert.Equal(0.5, network.First.BiasGradients(workspace)[0], 1e-15);
    }

    [Fact]
    public void S054_TenSigmoidLayers_LoseTheGradient()
    {
        var network = new SigmoidStack(seed: 54);
        Assert.True(GradientRatio(network, network.Layer1, network.Layer10) < 1e-4);
    }

    [Fact]
    public void S054_TenRectifierLayers_KeepTheGradient()
    {
        var network = new RectifierStack(seed: 54);
        Assert.InRange(GradientRatio(network, network.Layer1, network.Layer10), 1.0 / 30, 30);
    }

    /// <summary>Draws weights and biases in +-spread and sends a sample through; returns dC/db of the first neuron, dC/da of the last, and every z.</summary>
    private static (double Gradient, double OutputGradient, double[] PreActivations) Propagate(INetwork<double> network, DenseLayer<double>[] layers, Random random, double spread)
    {
        const double input = 0.8;
        const double target = 0.1;
        double[] z = new double[layers.Length];
        double a = input;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Weights[0, 0] = spread * ((2 * random.NextDouble()) - 1);
            layers[i].Bias[0] = spread * ((2 * random.NextDouble()) - 1);
            z[i] = (layers[i].Weights[0, 0] * a) + layers[i].Bias[0];
            a = Sigmoid(z[i]);
        }

        var workspace = new Workspace<double>(network.Layout, 1);
        network.Forward([input], workspace);
        network.Backward([target], workspace);
        return (layers[0].BiasGradients(workspace)[0], a - target, z);
    }

    private static double GradientRatio(INetwork<double> network, DenseLayer<double> first, DenseLayer<double> last)
    {
        const int samples = 64;
        var random = new RandomSource(54);
        double[] inputs = [.. Enumerable.Range(0, samples * network.Layout.InputSize).Select(_ => random.NextGaussian())];
        double[] targets = [.. Enumerable.Range(0, samples * network.Layout.OutputSize).Select(_ => random.NextGaussian())];
        var workspace = new Workspace<double>(network.Layout, samples);
        network.Forward(inputs, workspace);
        network.Backward(targets, workspace);
        return Norm(first.WeightGradients(workspace)) / Norm(last.WeightGradients(workspace));

        static double Norm(WeightMatrix<double> gradients)
        {
            double sum = 0;
            for (int i = 0; i < 50; i++)
            {
                for (int unit = 0; unit < 50; unit++)
                {
                    sum += gradients[i, unit] * gradients[i, unit];
                }
            }

            return Math.Sqrt(sum);
        }
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Slope(double z) => Sigmoid(z) * (1 - Sigmoid(z));
}
