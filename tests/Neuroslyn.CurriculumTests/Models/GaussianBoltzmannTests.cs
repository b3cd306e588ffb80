namespace Neuroslyn.CurriculumTests.Models;

/// <summary>The restricted Boltzmann machine with Gaussian visible units: a mixture of normal distributions, one per state of the hidden units.</summary>
public class GaussianBoltzmannTests
{
    [Fact]
    public void S115_GaussianUnits_HaveTheDensityOfTheirMixture()
    {
        // p(v) = Σ over h of p(h) N(v; b + W h, 1): integrate one dimension of a mixture by comparing with the library's density.
        var machine = new GaussianMachine(seed: 3);
        machine.VisibleBias[2] = -0.4;
        machine.HiddenBias[1] = 0.8;
        double[] point = [0.3, -1.2, 0.5, 2, -0.1];
        double[] weights = new double[16];
        double density = 0;
        for (int state = 0; state < 16; state++)
        {
            double own = 0;
            double squares = 0;
            double exponent = 0;
            for (int i = 0; i < 5; i++)
            {
                double mean = machine.VisibleBias[i];
                for (int j = 0; j < 4; j++)
                {
                    mean += machine.Weights[i, j] * ((state >> j) & 1);
                }

                squares += 0.5 * ((mean * mean) - (machine.VisibleBias[i] * machine.VisibleBias[i]));
                exponent -= 0.5 * (point[i] - mean) * (point[i] - mean);
            }

            for (int j = 0; j < 4; j++)
            {
                own += machine.HiddenBias[j] * ((state >> j) & 1);
            }

            weights[state] = Math.Exp(own + squares);
            density += weights[state] * Math.Exp(exponent) / Math.Pow(Math.Tau, 2.5);
        }

        Assert.Equal(Math.Log(density / weights.Sum()), machine.LogLikelihood<double>(point), 1e-12);
        double[] energy = new double[1];
        BoltzmannWorkspace<double> workspace = machine.CreateWorkspace(4);
        machine.FreeEnergy(point, energy, workspace);
        Assert.Equal(-Math.Log(density * Math.Pow(Math.Tau, 2.5)), energy[0], 1e-12);

        double[] mean1 = new double[5];
        machine.VisibleMeans([1, 0, 1, 0], mean1, workspace);
        Assert.Equal(machine.VisibleBias[2] + machine.Weights[2, 0] + machine.Weights[2, 2], mean1[2], 1e-15);
    }

    [Fact]
    public void S115_GaussianUnits_LearnADistribution_AndSampleFromIt()
    {
        // Two clusters at ±2 in every dimension, with unit variance around their centres.
        var random = new RandomSource(7);
        double[] data = new double[2000 * 5];
        for (int sample = 0; sample < 2000; sample++)
        {
            double centre = random.NextInt(2) == 0 ? -2 : 2;
            for (int i = 0; i < 5; i++)
            {
                data[(sample * 5) + i] = centre + random.NextGaussian();
            }
        }

        var machine = new GaussianMachine(seed: 3);
        double before = machine.LogLikelihood<double>(data);
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = new Momentum(0.01, 0.5), BatchSize = 100, Epochs = 60, Seed = 4 });
        IReadOnlyList<double> errors = training.Fit(data);
        double after = machine.LogLikelihood<double>(data);

        // The mixture itself has -5/2 ln(2πe) - ln 2 = -7.79 (its clusters hardly overlap).
        Assert.InRange(after, -8.6, -7.6);
        Assert.True(after > before + 2);
        Assert.True(errors[^1] < errors[0]);
        double[] samples = new double[4000 * 5];
        machine.Sample(samples, steps: 200, seed: 2, machine.CreateWorkspace(1000));
        double variance = samples.Average(value => value * value);
        Assert.Equal(data.Average(value => value * value), variance, 0.6);
    }
}
