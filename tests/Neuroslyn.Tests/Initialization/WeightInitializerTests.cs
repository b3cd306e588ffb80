namespace Neuroslyn.Tests.Initialization;

public sealed class WeightInitializerTests
{
    private delegate void Fill(WeightMatrix<float> weights, ref RandomSource random);

    [Fact]
    public void DeviationsAndLimits_AreThoseOfPyTorch()
    {
        foreach (GoldenValue reference in GoldenFile.Read("initializers")["cases"].Elements)
        {
            int fanIn = reference["fan_in"].Integer;
            int fanOut = reference["fan_out"].Integer;
            AssertClose("xavier_normal_std", WeightInitializer.XavierDeviation(fanIn, fanOut));
            AssertClose("xavier_uniform_limit", WeightInitializer.LimitOf(WeightInitializer.XavierDeviation(fanIn, fanOut)));
            AssertClose("he_normal_std", WeightInitializer.HeDeviation(fanIn));
            AssertClose("he_uniform_limit", WeightInitializer.LimitOf(WeightInitializer.HeDeviation(fanIn)));
            AssertClose("lecun_normal_std", WeightInitializer.LecunDeviation(fanIn));
            AssertClose("lecun_uniform_limit", WeightInitializer.LimitOf(WeightInitializer.LecunDeviation(fanIn)));

            void AssertClose(string name, double actual)
            {
                double expected = reference[name].Number;
                Assert.Equal(expected, actual, 1e-10 * expected);
            }
        }
    }

    [Theory]
    [InlineData(784, 100, 0.0475651494, 0.0823852555, 0.0505076272, 0.0874817765)]
    [InlineData(100, 100, 0.1, 0.1732050808, 0.1414213562, 0.2449489743)]
    public void Draws_HaveTheStandardDeviationOfTheFormula(int fanIn, int fanOut, double xavier, double xavierLimit, double he, double heLimit)
    {
        AssertNormal(WeightInitializer.XavierNormal, xavier);
        AssertNormal(WeightInitializer.HeNormal, he);
        AssertNormal(WeightInitializer.LecunNormal, he / Math.Sqrt(2));
        AssertUniform(WeightInitializer.XavierUniform, xavierLimit);
        AssertUniform(WeightInitializer.HeUniform, heLimit);
        AssertUniform(WeightInitializer.LecunUniform, heLimit / Math.Sqrt(2));

        void AssertNormal(Fill fill, double deviation)
        {
            float[] draws = Draw(fanIn, fanOut, fill);
            Assert.Equal(deviation, Deviation(draws), 0.005 * deviation);

            // Normal, not uniform: 0.27 % lie beyond three deviations.
            Assert.InRange(draws.Average(draw => Math.Abs(draw) > 3 * deviation ? 1.0 : 0.0), 0.0022, 0.0032);
        }

        void AssertUniform(Fill fill, double limit)
        {
            float[] draws = Draw(fanIn, fanOut, fill);
            Assert.Equal(limit / Math.Sqrt(3), Deviation(draws), 0.005 * limit);
            Assert.InRange(draws.Max(Math.Abs), 0.9999 * limit, limit * (1 + 1e-7));
        }
    }

    [Fact]
    public void NormalUniformAndConstant_TakeTheirScale()
    {
        Assert.Equal(0.01, Deviation(Draw(100, 100, static (weights, ref random) => WeightInitializer.Normal(weights, 0.01, ref random))), 0.00005);
        Assert.InRange(Draw(100, 100, static (weights, ref random) => WeightInitializer.Uniform(weights, 0.5, ref random)).Max(), 0.4999f, 0.5f);
        Assert.All(Draw(10, 10, static (weights, ref random) => WeightInitializer.Constant(weights, 0.25f)), weight => Assert.Equal(0.25f, weight));
    }

    [Fact]
    public void Padding_StaysZero_AndBothPrecisionsDrawTheSameWeights()
    {
        var tensor = new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, Offset: 16, Rows: 3, Columns: 5, RowStride: 16);
        float[] singles = new float[16 + (3 * 16)];
        double[] doubles = new double[16 + (3 * 16)];
        var random = new RandomSource(1);
        WeightInitializer.HeNormal(new WeightMatrix<float>(singles, tensor), ref random);
        random = new RandomSource(1);
        WeightInitializer.HeNormal(new WeightMatrix<double>(doubles, tensor), ref random);

        for (int i = 0; i < singles.Length; i++)
        {
            Assert.Equal((float)doubles[i], singles[i]);
            Assert.Equal(i >= 16 && i % 16 < 5, singles[i] != 0f);
        }
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NormalAndUniform_RefuseAScaleThatIsNone(double scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => Draw(2, 2, (weights, ref random) => WeightInitializer.Normal(weights, scale, ref random)));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => Draw(2, 2, (weights, ref random) => WeightInitializer.Uniform(weights, scale, ref random)));
    }

    /// <summary>At least 200 000 draws of a matrix of the given shape.</summary>
    private static float[] Draw(int fanIn, int fanOut, Fill fill)
    {
        var tensor = new ParameterTensor("Layer", "Layer.weight", ParameterKind.Weight, 0, fanIn, fanOut, fanOut);
        int repetitions = fanIn * fanOut < 1000 ? 1 : (200_000 / (fanIn * fanOut)) + 1;
        float[] draws = new float[repetitions * fanIn * fanOut];
        var random = new RandomSource(7);
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            fill(new WeightMatrix<float>(draws.AsSpan(repetition * fanIn * fanOut), tensor), ref random);
        }

        return draws;
    }

    private static double Deviation(float[] draws)
    {
        double mean = draws.Average(draw => (double)draw);
        return Math.Sqrt(draws.Average(draw => (draw - mean) * (draw - mean)));
    }
}
