namespace Neuroslyn.CurriculumTests.Initialisation;

/// <summary>What weights start from, and what becomes of equal ones.</summary>
public class InitialisationTests
{
    private delegate void Draw(WeightMatrix<double> weights, ref RandomSource random);

    [Fact]
    public void S085_Deviations_AndLimits_OfAMillionDraws()
    {
        Check(784, 100, WeightInitializer.XavierNormal, 0.0475651494, null);
        Check(784, 100, WeightInitializer.XavierUniform, 0.0823852555 / Math.Sqrt(3), 0.0823852555);
        Check(100, 100, WeightInitializer.XavierNormal, 0.1, null);
        Check(100, 100, WeightInitializer.XavierUniform, 0.1732050808 / Math.Sqrt(3), 0.1732050808);
        Check(784, 100, WeightInitializer.HeNormal, 0.0505076272, null);
        Check(784, 100, WeightInitializer.HeUniform, 0.0874817765 / Math.Sqrt(3), 0.0874817765);
        Check(100, 100, WeightInitializer.HeNormal, 0.1414213562, null);
        Check(100, 100, WeightInitializer.HeUniform, 0.2449489743 / Math.Sqrt(3), 0.2449489743);
    }

    [Fact]
    public void S087_EqualWeights_StayEqual()
    {
        var network = new TwoTwoOne();
        network.Hidden.Weights.Fill(0.3);
        network.Output.Weights.Fill(0.1);
        network.Fit(
            Dataset.FromMemory<double>(new double[] { 0, 0, 0, 1, 1, 0, 1, 1 }, 2, new double[] { 0, 1, 1, 0.5 }, 1),
            new TrainingOptions<double> { Optimizer = new Sgd(0.5), Epochs = 1000, BatchSize = 4 });

        Assert.NotEqual(0.3, network.Hidden.Weights[0, 0]);
        Assert.Equal(network.Hidden.Weights[0, 0], network.Hidden.Weights[0, 1]);
        Assert.Equal(network.Hidden.Weights[1, 0], network.Hidden.Weights[1, 1]);
        Assert.Equal(network.Hidden.Bias[0], network.Hidden.Bias[1]);
        Assert.Equal(network.Output.Weights[0, 0], network.Output.Weights[1, 0]);
    }

    [Fact]
    public void S088_TheDefaultFollowsTheActivation()
    {
        var network = new Mixed(seed: 3);

        // 40,000 draws each: standard error of a deviation 1 / sqrt(80,000) = 0.35 %; five times that.
        Assert.InRange(Deviation(network.Rectified.Weights) / Math.Sqrt(2.0 / 200), 0.982, 1.018);
        Assert.InRange(Deviation(network.Saturating.Weights) / Math.Sqrt(2.0 / 400), 0.982, 1.018);
    }

    private static void Check(int inputs, int units, Draw draw, double deviation, double? limit)
    {
        var random = new RandomSource(85);
        var tensor = new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, 0, inputs, units, units);
        var buffer = new ParameterBuffer<double>(inputs * units);
        double squares = 0;
        double largest = 0;
        int count = 0;
        while (count < 1_000_000)
        {
            draw(buffer.Matrix(tensor), ref random);
            foreach (double weight in buffer.Span)
            {
                squares += weight * weight;
                largest = Math.Max(largest, Math.Abs(weight));
            }

            count += buffer.Length;
        }

        Assert.InRange(Math.Sqrt(squares / count), 0.995 * deviation, 1.005 * deviation);
        if (limit is { } expected)
        {
            Assert.InRange(largest, 0.999 * expected, expected * (1 + 1e-9));
        }
    }

    private static double Deviation(WeightMatrix<double> weights)
    {
        double squares = 0;
        for (int input = 0; input < weights.InputCount; input++)
        {
            foreach (double weight in weights.FromInput(input))
            {
                squares += weight * weight;
            }
        }

        return Math.Sqrt(squares / (weights.InputCount * weights.UnitCount));
    }
}
