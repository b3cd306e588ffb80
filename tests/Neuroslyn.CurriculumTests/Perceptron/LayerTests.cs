namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>A multilayer perceptron by its layers.</summary>
public class LayerTests
{
    [Fact]
    public void S013_Describe_NamesInputLayer_HiddenLayers_AndOutputLayer()
    {
        const string expected = """
            Nested: 3 inputs, 2 outputs, 53 parameters
            input layer                              3
            hidden layer  First  Dense, sigmoid      3 ->      4        16 parameters
            hidden layer  Second Dense, sigmoid      4 ->      5        25 parameters
            output layer  Third  Dense, sigmoid      5 ->      2        12 parameters

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Nested.Layout.Describe());
    }

    [Fact]
    public void S014_ForwardPass_IsTheNestedEvaluation()
    {
        var network = new Nested(seed: 14);
        var random = new RandomSource(14);
        for (int draw = 0; draw < 50; draw++)
        {
            double[] x = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()];
            double[] expected = Layer(network.Third, Layer(network.Second, Layer(network.First, x)));
            double[] actual = new double[2];
            network.Predict(x, actual);
            Assert.Equal(expected[0], actual[0], 1e-12);
            Assert.Equal(expected[1], actual[1], 1e-12);
        }
    }

    /// <summary>h = f(W x + b), element by element.</summary>
    private static double[] Layer(DenseLayer<double> layer, double[] x)
    {
        double[] h = new double[layer.UnitCount];
        for (int unit = 0; unit < h.Length; unit++)
        {
            double z = layer.Bias[unit];
            for (int input = 0; input < x.Length; input++)
            {
                z += layer.Weights[input, unit] * x[input];
            }

            h[unit] = 1 / (1 + Math.Exp(-z));
        }

        return h;
    }
}
