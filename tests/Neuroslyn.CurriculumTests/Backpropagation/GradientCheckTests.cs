using Neuroslyn.CurriculumTests.Data;

namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>Numeric differentiation: as a check of the backward pass, and as a method, which nobody can afford.</summary>
public class GradientCheckTests
{
    [Fact]
    public void S048_CentralDifferences_AgreeTo1EMinus6()
    {
        (double[] inputs, double[] targets) = Batch(4);
        GradientCheckResult result = GradientCheck.Run(new DeepTanh(seed: 3), inputs, targets, new GradientCheckOptions { Tolerance = 1e-6 });

        Assert.True(result.Passed, result.ToString());
        Assert.Equal(["First.weight", "First.bias", "Second.weight", "Second.bias", "Output.weight", "Output.bias", "input"], result.Tensors.Select(tensor => tensor.Name));
        Assert.All(result.Tensors, tensor => Assert.True(tensor.Checked > 0));
    }

    [Fact]
    public void S048_RunningAverages_AreNoParametersToCheck_AndStayAsTheyWere()
    {
        (double[] inputs, double[] targets) = Batch(6);
        var network = new NormalizedTanh(seed: 3);
        double[] before = network.Parameters.Span.ToArray();
        GradientCheckResult result = GradientCheck.Run(network, inputs, targets, new GradientCheckOptions { Tolerance = 1e-6 });

        Assert.True(result.Passed, result.ToString());
        Assert.Equal(["Hidden.weight", "Hidden.norm.weight", "Hidden.norm.bias", "Output.weight", "Output.bias", "input"], result.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void S048_ForwardDifferences_HaveAnErrorInProportionToTheStep()
    {
        (double[] inputs, double[] targets) = Batch(4);
        double coarse = Deviation(DifferenceScheme.Forward, 1e-3);
        double fine = Deviation(DifferenceScheme.Forward, 5e-4);
        double central = Deviation(DifferenceScheme.Central, 1e-3);

        Assert.InRange(coarse / fine, 1.9, 2.1);
        Assert.True(central < coarse / 100, $"central {central}, forward {coarse}");

        // A tolerance that nothing exceeds, so that no step is made smaller; the worst value is the same in both.
        double Deviation(DifferenceScheme scheme, double step) => GradientCheck.Run(
            new DeepTanh(seed: 3), inputs, targets, new GradientCheckOptions { Scheme = scheme, Step = step, Tolerance = 1 }).Worst.Deviation;
    }

    [Fact]
    public void S049_OneSmallStep_LowersTheLossOf100RandomNetworks()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var network = new DeepTanh(seed);
            (double[] inputs, double[] targets) = Batch(8, seed);
            using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(1e-3), BatchSize = 8 });
            double before = session.Step(inputs, targets);
            Workspace<double> workspace = network.CreateWorkspace(8);
            network.Forward(inputs, workspace);

            Assert.True(network.Backward(targets, workspace) < before, $"seed {seed}");
        }
    }

    [Fact]
    public void S050_CostOfNumericDifferentiation()
    {
        Assert.Equal(79_510, DigitNetwork.ParameterCount);
        const long weights = (784 * 100) + (100 * 10);
        Assert.Equal(79_400, weights);
        Assert.Equal(110, DigitNetwork.ParameterCount - weights);
        const long perParameter = weights * 56_000;
        Assert.Equal(4_446_400_000, perParameter);

        // 79,510 perturbed evaluations and the one they are compared with.
        const long all = perParameter * (DigitNetwork.ParameterCount + 1);
        Assert.Equal(353_537_710_400_000, all);
        Assert.Equal(415_926, Math.Floor(all / 850_000_000.0));
        Assert.InRange(all / 850_000_000.0 / 3600, 115, 116);
    }

    private static (double[] Inputs, double[] Targets) Batch(int samples, ulong seed = 5)
    {
        var random = new RandomSource(seed);
        double[] inputs = new double[samples * DeepTanh.InputSize];
        double[] targets = new double[samples * DeepTanh.OutputSize];
        foreach (ref double value in inputs.AsSpan())
        {
            value = random.NextGaussian();
        }

        foreach (ref double value in targets.AsSpan())
        {
            value = random.NextGaussian();
        }

        return (inputs, targets);
    }
}
