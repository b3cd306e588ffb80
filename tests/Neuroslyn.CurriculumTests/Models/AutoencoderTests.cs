namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Networks that reproduce their input through a narrow layer.</summary>
public class AutoencoderTests
{
    [Fact]
    public void S114_EightPatterns_PassThroughThreeUnits()
    {
        double[] patterns = new double[64];
        for (int i = 0; i < 8; i++)
        {
            patterns[(8 * i) + i] = 1;
        }

        var network = new EightThreeEight(seed: 1);
        network.Fit(Dataset.FromMemory<double>(patterns, 8, patterns, 8), new TrainingOptions<double> { Optimizer = new Adam(0.03), Epochs = 3000, BatchSize = 8, Seed = 1 });
        double[] decoded = new double[64];
        network.Predict(patterns, decoded, network.CreateWorkspace(8));

        Assert.True(patterns.Zip(decoded).Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second)) < 0.01);
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(i, OneHot.Decode<double>(decoded.AsSpan(8 * i, 8)));
        }
    }

    [Fact]
    public void S114_TheReconstructionError_SeparatesOutliers_AndNoiseIsTakenAway()
    {
        // Points of a plane in six dimensions; outliers are as far from the mean, but beside the plane.
        (double[] plane, double[] others) = (Points(600, inPlane: true, seed: 1), Points(200, inPlane: false, seed: 2));
        (double[] training, double[] unseen) = (plane[..(400 * 6)], plane[(400 * 6)..]);
        var network = new SixTwoSix(seed: 1);
        network.Fit(
            Dataset.FromMemory<double>(training, 6, training, 6),
            new TrainingOptions<double> { Optimizer = new Adam(0.01), Epochs = 100, BatchSize = 32, Seed = 1, Augmentation = new GaussianNoise { StandardDeviation = 0.3 } });

        double[] known = Errors(network, unseen, unseen);
        double[] strange = Errors(network, others, others);
        double area = known.Average(error => strange.Count(other => other > error) / (double)strange.Length);
        Assert.True(area > 0.97, $"area under the ROC curve {area}");

        double[] noisy = new double[unseen.Length];
        var random = new RandomSource(5);
        new GaussianNoise { StandardDeviation = 0.3 }.Augment(unseen, noisy, ref random);
        double before = noisy.Zip(unseen).Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second));

        // Noise in two of six dimensions lies in the plane and stays.
        double after = Errors(network, noisy, unseen).Average();
        Assert.InRange(after, 0.2 * before, 0.55 * before);
    }

    private static double[] Errors(SixTwoSix network, double[] inputs, double[] wanted)
    {
        double[] outputs = new double[inputs.Length];
        network.Predict(inputs, outputs, network.CreateWorkspace(64));
        return [.. outputs.Zip(wanted).Chunk(6).Select(sample => sample.Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second)))];
    }

    private static double[] Points(int count, bool inPlane, ulong seed)
    {
        var random = new RandomSource(seed);
        double[] points = new double[count * 6];
        for (int point = 0; point < count; point++)
        {
            (double s, double t) = (random.NextGaussian(), random.NextGaussian());
            double[] coordinates = inPlane ? [s, t, s + t, s - t, 0.5 * s, -t] : [.. Enumerable.Range(0, 6).Select(_ => 1.2 * random.NextGaussian())];
            coordinates.CopyTo(points, point * 6);
        }

        return points;
    }
}
