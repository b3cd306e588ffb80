namespace Neuroslyn.CurriculumTests.Data;

/// <summary>Whitening and standardisation.</summary>
public class PreprocessingTests
{
    [Fact]
    public void S091_WhitenedData_HaveTheIdentityAsCovariance()
    {
        Dataset<double> data = Correlated(1000);
        ReadOnlySpan<double> white = Whitening.Fit(data, epsilon: 0).Transform(data).Inputs.Values;
        double[] mean = new double[2];
        double[] covariance = new double[4];
        for (int sample = 0; sample < data.Count; sample++)
        {
            for (int i = 0; i < 2; i++)
            {
                mean[i] += white[(2 * sample) + i] / data.Count;
                for (int j = 0; j < 2; j++)
                {
                    covariance[(2 * i) + j] += white[(2 * sample) + i] * white[(2 * sample) + j] / data.Count;
                }
            }
        }

        // The formula printed without centring would leave the mean.
        Assert.All(mean, value => Assert.Equal(0, value, 1e-10));
        Assert.Equal([1, 0, 0, 1], covariance, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Fact]
    public void S092_StandardisedData_HaveMean0AndVariance1()
    {
        Dataset<double> data = Correlated(1000);
        Dataset<double> standard = Standardization.Fit(data).Transform(data);
        for (int feature = 0; feature < 2; feature++)
        {
            double[] values = [.. Enumerable.Range(0, data.Count).Select(sample => standard.Inputs[sample][feature])];
            Assert.Equal(0, values.Average(), 1e-12);
            Assert.Equal(1, values.Average(value => value * value), 1e-12);
        }
    }

    [Fact]
    public void S092_Statistics_AreThoseOfTheTrainingPart()
    {
        (Dataset<double> training, Dataset<double> test) = Correlated(100).Split(0.8, 0.2, seed: 3);
        var scaling = Standardization.Fit(training);
        Dataset<double> transformed = scaling.Transform(test);

        Assert.Equal((test.Inputs[0][1] - scaling.Mean[1]) / scaling.StandardDeviation[1], transformed.Inputs[0][1], 1e-15);
        Assert.NotEqual(0, Enumerable.Range(0, 20).Average(sample => transformed.Inputs[sample][0]), 1e-3);
    }

    private static Dataset<double> Correlated(int count)
    {
        var random = new RandomSource(11);
        double[] values = new double[2 * count];
        for (int sample = 0; sample < count; sample++)
        {
            double x = random.NextGaussian();
            values[2 * sample] = 5 + (2 * x);
            values[(2 * sample) + 1] = -1 + (1.5 * x) + (0.3 * random.NextGaussian());
        }

        return Dataset.FromMemory<double>(values, 2, new double[count], 1);
    }
}
