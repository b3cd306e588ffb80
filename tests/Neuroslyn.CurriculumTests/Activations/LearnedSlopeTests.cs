namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>S25: a rectifier whose slope for negative inputs is learned like a weight.</summary>
public class LearnedSlopeTests
{
    private static readonly double[] Input = [0.9, -1.4, 0.6];
    private static readonly double[] Target = [0.3, -0.8];

    [Fact]
    public void S025_Slopes_StartAtAQuarter()
    {
        var network = new LearnedSlopeNetwork(seed: 1);

        Assert.Equal([0.25], network.Hidden.Learned("slope"));
        Assert.Equal([0.1, 0.1], network.Output.Learned("slope"));
    }

    [Fact]
    public void S025_DerivativeWithRespectToTheSlope_IsXBelowZeroElseZero()
    {
        var network = new LearnedSlopeNetwork(seed: 1);
        Workspace<double> workspace = Propagate(network);
        double[] z = [.. Enumerable.Range(0, 2).Select(unit => Enumerable.Range(0, 4).Sum(k => Hidden(network, k) * network.Output.Weights[k, unit]))];
        double[] outputs = new double[2];
        workspace.CopyOutputs(outputs);
        for (int unit = 0; unit < 2; unit++)
        {
            Assert.Equal(z[unit] < 0 ? 0.1 * z[unit] : z[unit], outputs[unit], 1e-14);
            Assert.Equal((outputs[unit] - Target[unit]) * (z[unit] < 0 ? z[unit] : 0), network.Output.LearnedGradients("slope", workspace)[unit], 1e-14);
        }
    }

    [Fact]
    public void S025_Gradient_AgreesWithTheNumericOne()
    {
        var network = new LearnedSlopeNetwork(seed: 5);
        double[] gradients = [.. Propagate(network).ParameterGradients.Span];
        foreach (ParameterTensor tensor in LearnedSlopeNetwork.Layout.Tensors.Where(tensor => tensor.Kind == ParameterKind.Activation))
        {
            for (int i = tensor.Offset; i < tensor.Offset + tensor.Columns; i++)
            {
                const double Step = 1e-6;
                double slope = network.Parameters.Span[i];
                network.Parameters.Span[i] = slope + Step;
                double above = Loss(network);
                network.Parameters.Span[i] = slope - Step;
                double below = Loss(network);
                network.Parameters.Span[i] = slope;

                Assert.Equal((above - below) / (2 * Step), gradients[i], 1e-8);
            }
        }
    }

    [Fact]
    public void S025_OneStep_ChangesTheSlope()
    {
        var network = new LearnedSlopeNetwork(seed: 1);
        double gradient = Propagate(network).ParameterGradients.Span[network.Hidden.LearnedTensors[0].Offset];
        using var session = new TrainingSession<double>(network, new TrainingOptions<double> { Optimizer = new Sgd(0.1), BatchSize = 1 });
        session.Step(Input, Target);

        Assert.NotEqual(0, gradient);
        Assert.Equal(0.25 - (0.1 * gradient), network.Hidden.Learned("slope")[0], 1e-15);
    }

    [Fact]
    public void S025_WeightDecay_LeavesTheSlopeAlone()
    {
        var network = new LearnedSlopeNetwork(seed: 1);
        var state = new AdamW(0.1) { WeightDecay = 0.5 }.CreateState(LearnedSlopeNetwork.Layout, network.Parameters);
        double weight = network.Hidden.Weights[0, 0];
        state.Step(new ParameterBuffer<double>(network.Parameters.Length));

        Assert.Equal(0.95 * weight, network.Hidden.Weights[0, 0], 1e-15);
        Assert.Equal(0.25, network.Hidden.Learned("slope")[0]);
    }

    private static double Hidden(LearnedSlopeNetwork network, int unit)
    {
        double z = Enumerable.Range(0, 3).Sum(input => Input[input] * network.Hidden.Weights[input, unit]);
        return z < 0 ? 0.25 * z : z;
    }

    private static Workspace<double> Propagate(LearnedSlopeNetwork network)
    {
        Workspace<double> workspace = network.CreateWorkspace(1);
        network.Forward(Input, workspace, training: true);
        network.Backward(Target, workspace);
        return workspace;
    }

    private static double Loss(LearnedSlopeNetwork network)
    {
        Workspace<double> workspace = network.CreateWorkspace(1);
        network.Forward(Input, workspace, training: true);
        return network.Backward(Target, workspace);
    }
}
