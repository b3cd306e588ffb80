namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>S30: an activation written as a C# expression is differentiated at compile time and passes the numeric-gradient test.</summary>
public class CustomActivationTests
{
    private const double Step = 1e-6;

    private static readonly double[] Inputs = [.. Enumerable.Range(1, 12).Select(i => Math.Sin(1.7 * i))];

    private static readonly double[] Targets = [.. Enumerable.Range(1, 8).Select(i => Math.Cos(2.3 * i))];

    [Fact]
    public void S030_CustomActivation_ComputesTheMethod()
    {
        var network = new CustomActivationNetwork(seed: 3);
        double[] expected = new double[2];
        for (int k = 0; k < 6; k++)
        {
            double z = Enumerable.Range(0, 3).Sum(input => Inputs[input] * network.Hidden.Weights[input, k]);
            for (int unit = 0; unit < 2; unit++)
            {
                expected[unit] += CustomActivationNetwork.Bump(z) * network.Output.Weights[k, unit];
            }
        }

        double[] outputs = new double[2];
        network.Predict(Inputs.AsSpan(0, 3), outputs);

        Assert.Equal(expected[0], outputs[0], 1e-14);
        Assert.Equal(expected[1], outputs[1], 1e-14);
    }

    [Fact]
    public void S030_CustomActivation_PassesTheNumericGradientTest()
    {
        var network = new CustomActivationNetwork(seed: 3);
        Workspace<double> workspace = network.CreateWorkspace(4);
        Loss();
        double[] gradients = workspace.ParameterGradients.Span.ToArray();
        foreach (ParameterTensor tensor in CustomActivationNetwork.Layout.Tensors)
        {
            for (int index = 0; index < tensor.Rows * tensor.RowStride; index++)
            {
                if (index % tensor.RowStride >= tensor.Columns)
                {
                    continue;
                }

                ref double parameter = ref network.Parameters.Span[tensor.Offset + index];
                double value = parameter;
                parameter = value + Step;
                double above = Loss();
                parameter = value - Step;
                double below = Loss();
                parameter = value;

                Assert.Equal((above - below) / (2 * Step), gradients[tensor.Offset + index], 1e-8);
            }
        }

        double Loss()
        {
            network.Forward(Inputs, workspace, training: true);
            return network.Backward(Targets, workspace);
        }
    }
}
