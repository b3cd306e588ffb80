namespace Neuroslyn.Tests.Diagnosis;

public sealed class GradientCheckTests
{
    private static readonly double[] Inputs = [0.3, -0.8, 1.2, 0.1, -0.4, 0.9];
    private static readonly double[] Targets = [1, 0, 0, 0, 0, 1, 0, 1, 0];

    [Fact]
    public void CorrectGradients_Pass_AndParametersStay()
    {
        InterpretedNetwork<double> network = Classifier();
        double[] before = network.Parameters.Span.ToArray();
        GradientCheckResult result = GradientCheck.Run(network, Inputs, Targets);

        Assert.True(result.Passed, result.ToString());
        Assert.True(result.Worst.Deviation < 1e-7, result.ToString());
        Assert.Equal(before, network.Parameters.Span.ToArray());
        Assert.Equal(20, result.Tensors.First(tensor => tensor.Name == "Hidden.weight").Checked);
    }

    [Theory]
    [InlineData("Hidden.weight", 1.001)]
    [InlineData("Hidden.bias", -1)]
    [InlineData("Output.weight", 0)]
    [InlineData("Output.bias", 2)]
    public void WrongGradient_IsFoundByItsTensor(string tensor, double factor)
    {
        var network = new TamperedNetwork(Classifier(), tensor, factor);
        GradientCheckResult result = GradientCheck.Run(network, Inputs, Targets);

        Assert.False(result.Passed);
        Assert.Equal(tensor, result.Worst.Name);
        Assert.Equal([tensor], result.Tensors.Where(check => check.Deviation > result.Tolerance).Select(check => check.Name));
        Assert.Contains($"FAIL {tensor}", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Kinks_AreNoFaults()
    {
        // Every input lies 3e-6 from the kink at 0, inside the first step of 1e-5.
        var network = new InterpretedNetwork<double>(1, Loss.MeanSquaredError, new InterpretedLayer("Kink", 1, Activation.Relu));
        network.Parameters.Span.Clear();
        network.Parameters.Span[0] = 1;
        GradientCheckResult result = GradientCheck.Run(network, [3e-6], [1.0]);

        Assert.True(result.Passed, result.ToString());
    }

    [Fact]
    public void SinglePrecision_PassesWithItsTolerance()
    {
        InterpretedNetwork<float> network = Training.Samples.Classifier();
        GradientCheckResult result = GradientCheck.Run(network, [0.3f, -0.8f, 1.2f, 0.1f], [1, 0, 0, 0, 0, 1]);

        Assert.True(result.Passed, result.ToString());
        Assert.False(GradientCheck.Run(new TamperedNetwork<float>(network, "Hidden.weight", 1.5), [0.3f, -0.8f, 1.2f, 0.1f], [1, 0, 0, 0, 0, 1]).Passed);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        InterpretedNetwork<double> network = Classifier();
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Run(network, [], []));
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Run(network, [1], []));
        Assert.ThrowsAny<ArgumentException>(() => GradientCheck.Run(network, Inputs, [1, 0, 0]));
        Assert.Throws<ArgumentException>("network", () => GradientCheck.Run(new InterpretedNetwork<double>(1, Loss.None, new InterpretedLayer("Only", 1)), [1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("Step", () => new GradientCheckOptions { Step = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Tolerance", () => new GradientCheckOptions { Tolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("ParametersPerTensor", () => new GradientCheckOptions { ParametersPerTensor = 0 });
    }

    private static InterpretedNetwork<double> Classifier() => new(
        2, Loss.CrossEntropy, new InterpretedLayer("Hidden", 10, Activation.Tanh), new InterpretedLayer("Output", 3, Activation.Softmax));
}
