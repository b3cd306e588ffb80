namespace Neuroslyn.Tests.Data.Preprocessing;

public sealed class FeatureTransformTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"neuroslyn-{Guid.NewGuid():N}.json");

    public static TheoryData<string> Kinds => ["standardization", "min-max", "whitening"];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("standardized", "standardization")]
    [InlineData("min_max", "min-max")]
    [InlineData("zca_whitened(eps=1e-5, biased covariance)", "whitening")]
    public void Transform_AgreesWithScikitLearn(string golden, string kind)
    {
        Dataset<double> data = Golden();
        GoldenAssert.Near(GoldenFile.Read("preprocessing")[golden], Fit(kind, data).Transform(data).Inputs.Values);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Invert_RestoresTheSamples(string kind)
    {
        Dataset<double> data = Golden();
        FeatureTransform transform = Fit(kind, data);
        var restored = new double[data.Inputs.Values.Length];
        transform.Invert(transform.Transform(data).Inputs.Values, restored);

        Assert.Equal(data.Inputs.Values.ToArray(), restored, (a, b) => Math.Abs(a - b) < 1e-11);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SaveAndLoad_GiveTheSameBits(string kind)
    {
        Dataset<double> data = Golden();
        FeatureTransform transform = Fit(kind, data);
        transform.Save(_path);
        FeatureTransform loaded = FeatureTransform.Load(_path);

        Assert.Equal(transform.GetType(), loaded.GetType());
        Assert.Equal(transform.Transform(data).Inputs.Values, loaded.Transform(data).Inputs.Values);
        var restored = new double[data.InputSize];
        var expected = new double[data.InputSize];
        loaded.Invert(data.Inputs[0], restored);
        transform.Invert(data.Inputs[0], expected);
        Assert.Equal(expected, restored);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Samples_AreTransformedWithoutAllocation_InSinglePrecisionToo(string kind)
    {
        Dataset<double> data = Golden();
        FeatureTransform transform = Fit(kind, data);
        float[] sample = [.. data.Inputs[3].ToArray().Select(value => (float)value)];
        float[] result = new float[sample.Length];
        AllocationAssert.Nothing(() =>
        {
            transform.Transform<float>(sample, result);
            transform.Invert<float>(result, sample);
        });
    }

    [Fact]
    public void ConstantFeature_BecomesZero()
    {
        Dataset<double> data = Dataset.FromRows<double>([[0.1, 1], [0.1, 2], [0.1, 4]], [[0], [0], [0]]);

        Assert.Equal(0, Standardization.Fit(data).Transform(data).Inputs[1][0], 1e-15);
        Assert.Equal(-1, MinMaxScaling.Fit(data, -1, 1).Transform(data).Inputs[1][0]);
        Assert.Equal(1, MinMaxScaling.Fit(data, -1, 1).Transform(data).Inputs[2][1]);
    }

    [Fact]
    public void Statistics_StayThoseOfTheTrainingPart()
    {
        Dataset<double> training = Dataset.FromRows<double>([[0], [2]], [[0], [0]]);
        Dataset<double> test = Dataset.FromRows<double>([[10]], [[0]]);

        Assert.Equal(9, Standardization.Fit(training).Transform(test).Inputs[0][0], 1e-15);
        Assert.Equal(5, MinMaxScaling.Fit(training).Transform(test).Inputs[0][0], 1e-15);
    }

    [Fact]
    public void Targets_AreScaledByTheirOwnStatistics()
    {
        Dataset<double> data = Dataset.FromRows<double>([[0], [1]], [[100], [300]]);
        Standardization scaling = Standardization.Fit(data.Targets);
        Dataset<double> scaled = scaling.TransformTargets(data);
        double[] prediction = [0.5];
        scaling.Invert<double>(prediction, prediction);

        Assert.Equal([-1, 1], scaled.Targets.Values.ToArray());
        Assert.Equal([0, 1], scaled.Inputs.Values.ToArray());
        Assert.Equal(250, prediction[0]);
        var labelled = Dataset.FromLabels<double>([[0], [1]], [0, 1], 2);
        Assert.Contains("labels", Assert.Throws<ArgumentException>("data", () => Standardization.Fit(labelled.Targets).TransformTargets(labelled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_SurviveTheTransform()
    {
        var data = Dataset.FromLabels<double>([[0], [1], [5]], [0, 1, 1], 2);
        Assert.Equal([0, 1, 1], Standardization.Fit(data).Transform(data).Labels.ToArray());
    }

    [Fact]
    public void Whitening_OfDependentFeatures_NeedsEpsilon()
    {
        Dataset<double> data = Dataset.FromRows<double>([[1, 2], [2, 4], [4, 8]], [[0], [0], [0]]);

        Assert.Contains("fewer than 2 directions", Assert.Throws<ArgumentException>("epsilon", () => Whitening.Fit(data, 0)).Message, StringComparison.Ordinal);
        Assert.All(Whitening.Fit(data, 1e-3).Transform(data).Inputs.Values.ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Whitening_OfManyFeatures_HasTheIdentityAsCovariance()
    {
        const int samples = 400;
        const int size = 97;
        var random = new RandomSource(5);
        var values = new double[samples * size];
        for (int sample = 0; sample < samples; sample++)
        {
            double common = random.NextGaussian();
            for (int i = 0; i < size; i++)
            {
                values[(sample * size) + i] = common + (random.NextGaussian() * (1 + (i % 7))) + i;
            }
        }

        Dataset<double> data = Dataset.FromMemory<double>(values, size, new double[samples], 1);
        ReadOnlySpan<double> white = Whitening.Fit(data, 0).Transform(data).Inputs.Values;
        for (int i = 0; i < size; i += 4)
        {
            for (int j = 0; j <= i; j++)
            {
                double covariance = 0;
                for (int sample = 0; sample < samples; sample++)
                {
                    covariance += white[(sample * size) + i] * white[(sample * size) + j] / samples;
                }

                Assert.Equal(i == j ? 1 : 0, covariance, 1e-10);
            }
        }
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Dataset<double> data = Golden();
        Standardization transform = Standardization.Fit(data);
        double[] sample = new double[data.InputSize];
        Assert.Throws<ArgumentException>("results", () => transform.Transform<double>(sample, new double[data.InputSize + 1]));
        Assert.Throws<ArgumentException>("samples", () => transform.Transform<double>(sample.AsSpan(1), new double[data.InputSize - 1]));
        Assert.Throws<ArgumentException>("results", () => Whitening.Fit(data).Transform<double>(sample, sample));
        Assert.Throws<ArgumentException>("data", () => transform.Transform(Samples()));
        Assert.Throws<ArgumentOutOfRangeException>("upper", () => MinMaxScaling.Fit(data, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => Whitening.Fit(data, -1));

        static Dataset<double> Samples() => Dataset.FromRows<double>([[1]], [[1]]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"kind":"unknown","features":1}""")]
    [InlineData("""{"kind":"standardization","features":1,"mean":[0]}""")]
    [InlineData("""{"kind":"standardization","features":2,"mean":[0],"standard_deviation":[1,1]}""")]
    [InlineData("""{"kind":"standardization","features":1,"mean":[0],"standard_deviation":[0]}""")]
    [InlineData("""{"kind":"standardization","features":1,"mean":["x"],"standard_deviation":[1]}""")]
    [InlineData("""{"kind":"min_max","features":1,"minimum":[0],"maximum":[1],"range":[1,1]}""")]
    public void DamagedFile_IsRefused(string text)
    {
        File.WriteAllText(_path, text);
        Assert.Contains(_path, Assert.Throws<InvalidDataException>(() => FeatureTransform.Load(_path)).Message, StringComparison.Ordinal);
    }

    private static FeatureTransform Fit(string kind, Dataset<double> data) => kind switch
    {
        "standardization" => Standardization.Fit(data),
        "min-max" => MinMaxScaling.Fit(data),
        _ => Whitening.Fit(data, 1e-5),
    };

    private static Dataset<double> Golden()
    {
        GoldenValue x = GoldenFile.Read("preprocessing")["x"];
        return Dataset.FromMemory<double>(x.ToDoubles(), x.Shape[1], new double[x.Shape[0]], 1);
    }
}
