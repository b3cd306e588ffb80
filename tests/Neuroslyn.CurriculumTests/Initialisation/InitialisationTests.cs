namespace Neuroslyn.CurriculumTests.Initialisation;

/// <summary>Spread of the initial weights, and what happens without one.</summary>
public class InitialisationTests
{
    private delegate void Fill(WeightMatrix<double> weights, ref RandomSource random);

    public static TheoryData<string, int, int, double, double> Spreads => new()
    {
        { "XavierNormal", 784, 100, 0.0475651494, double.PositiveInfinity },
        { "XavierUniform", 784, 100, 0.0823852555 / Math.Sqrt(3), 0.0823852555 },
        { "XavierNormal", 100, 100, 0.1, double.PositiveInfinity },
        { "XavierUniform", 100, 100, 0.1732050808 / Math.Sqrt(3), 0.1732050808 },
        { "HeNormal", 784, 100, 0.0505076272, double.PositiveInfinity },
        { "HeUniform", 784, 100, 0.0874817765 / Math.Sqrt(3), 0.0874817765 },
        { "HeNormal", 100, 100, 0.1414213562, double.PositiveInfinity },
        { "HeUniform", 100, 100, 0.2449489743 / Math.Sqrt(3), 0.2449489743 },
    };

    [Theory]
    [MemberData(nameof(Spreads))]
    public void S085_Spread_OfAMillionDraws(string initializer, int fanIn, int fanOut, double deviation, double limit)
    {
        Fill fill = initializer switch
        {
            "XavierNormal" => WeightInitializer.XavierNormal,
            "XavierUniform" => WeightInitializer.XavierUniform,
            "HeNormal" => WeightInitializer.HeNormal,
            _ => WeightInitializer.HeUniform,
        };
        var buffer = new ParameterBuffer<double>(fanIn * fanOut);
        WeightMatrix<double> weights = buffer.Matrix(new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, 0, fanIn, fanOut, fanOut));
        var random = new RandomSource(8);
        double squares = 0;
        double largest = 0;
        int draws = 0;
        while (draws < 1_000_000)
        {
            fill(weights, ref random);
            foreach (double weight in buffer.Span)
            {
                squares += weight * weight;
                largest = Math.Max(largest, Math.Abs(weight));
            }

            draws += buffer.Length;
        }

        Assert.InRange(Math.Sqrt(squares / draws), 0.995 * deviation, 1.005 * deviation);
        Assert.True(largest <= limit * (1 + 1e-9));
        Assert.True(double.IsInfinity(limit) || largest > 0.999 * limit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void S087_EqualWeights_KeepHiddenUnitsEqual(double weight)
    {
        var network = new EqualStart();
        network.Hidden.Weights.Fill(weight);
        network.Output.Weights.Fill(weight);
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.5), BatchSize = 4 });
        for (int step = 0; step < 1000; step++)
        {
            session.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        }

        Assert.Equal(network.Hidden.Weights[0, 0], network.Hidden.Weights[0, 1]);
        Assert.Equal(network.Hidden.Weights[1, 0], network.Hidden.Weights[1, 1]);
        Assert.Equal(network.Hidden.Bias[0], network.Hidden.Bias[1]);
        Assert.Equal(network.Output.Weights[0, 0], network.Output.Weights[1, 0]);
    }

    [Fact]
    public void S088_DefaultInitialiser_FollowsTheActivation()
    {
        var network = new MixedActivations(seed: 4);

        // He for ReLU: sqrt(2 / 100); Xavier, uniform, for tanh: a limit of sqrt(6 / 200).
        Assert.Equal(0.1414, Deviation(network.Rectified.Weights), 0.005);
        Assert.Equal(0.1, Deviation(network.Squashed.Weights), 0.003);
        for (int input = 0; input < 100; input++)
        {
            foreach (double weight in network.Squashed.Weights.FromInput(input))
            {
                Assert.InRange(Math.Abs(weight), 0, Math.Sqrt(6 / 200.0));
            }
        }

        static double Deviation(WeightMatrix<double> weights)
        {
            double squares = 0;
            for (int input = 0; input < weights.InputCount; input++)
            {
                foreach (double weight in weights.FromInput(input))
                {
                    squares += weight * weight / (weights.InputCount * weights.UnitCount);
                }
            }

            return Math.Sqrt(squares);
        }
    }
}
