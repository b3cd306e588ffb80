namespace Neuroslyn.CurriculumTests.Regularisation;

#pragma warning disable NSL6007 // The outputs of passes in training mode are what these tests are about.

/// <summary>Clipping of gradients, and dropout.</summary>
public class ClippingAndDropoutTests
{
    [Theory]
    [InlineData(1, 0.6, 0.8)]
    [InlineData(5, 3, 4)]
    public void S097_Clipping_LimitsTheNormAndKeepsTheDirection(double threshold, double x, double y)
    {
        var gradients = new ParameterBuffer<double>(8);
        (gradients.Span[0], gradients.Span[1]) = (3, 4);

        Assert.Equal(5, GradientClipping.ClipByGlobalNorm(gradients, threshold), 1e-15);
        Assert.Equal(x, gradients.Span[0], 1e-15);
        Assert.Equal(y, gradients.Span[1], 1e-15);
        Assert.Equal(3 / 4.0, gradients.Span[0] / gradients.Span[1], 1e-15);
    }

    [Fact]
    public void S097_Clipping_OfNothing_IsSafe()
    {
        var gradients = new ParameterBuffer<double>(8);
        GradientClipping.ClipByGlobalNorm(gradients, 1);
        Assert.All(gradients.Span.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void S106_Dropout_KeepsTheMean_AndIsTheIdentityInEvaluation()
    {
        DroppedIdentity network = new DroppedIdentity().WithIdentity();
        double[] ones = new double[6250 * 16];
        Array.Fill(ones, 1);
        double[] outputs = new double[ones.Length];
        Workspace<double> workspace = network.CreateWorkspace(6250);
        workspace.DropoutKey = 3;

        network.Forward(ones, workspace, training: true);
        workspace.CopyOutputs(outputs);
        Assert.Equal(100_000, outputs.Length);
        Assert.Equal(1, outputs.Average(), 0.01);
        Assert.Equal([0, 2], outputs.Distinct().Order());

        network.Forward(ones, workspace);
        workspace.CopyOutputs(outputs);
        Assert.All(outputs, output => Assert.Equal(1, output));
    }

    [Fact]
    public void S106_Gradient_FlowsThroughKeptUnitsOnly()
    {
        DroppedIdentity network = new DroppedIdentity().WithIdentity();
        double[] ones = new double[64 * 16];
        Array.Fill(ones, 1);
        double[] targets = new double[ones.Length];
        Array.Fill(targets, -1);
        double[] outputs = new double[ones.Length];
        double[] gradients = new double[ones.Length];
        Workspace<double> workspace = network.CreateWorkspace(64);
        workspace.DropoutKey = 9;
        workspace.ComputesInputGradients = true;
        network.Forward(ones, workspace, training: true);
        workspace.CopyOutputs(outputs);
        network.Backward(targets, workspace);
        workspace.CopyInputGradients(gradients);

        for (int i = 0; i < outputs.Length; i++)
        {
            // dL/dx = m * dL/dy with the mask m of 0 or 2 that the forward pass used: 2 (2 + 1) * 2 for a unit that was kept.
            Assert.Equal(outputs[i] == 0 ? 0 : 12.0 / 64 / 16, gradients[i], 1e-15);
        }
    }

    [Fact]
    public void S106_Masks_ComeFromTheKey()
    {
        Assert.Equal(Outputs(key: 5), Outputs(key: 5));
        Assert.NotEqual(Outputs(key: 5), Outputs(key: 6));
        Assert.Equal(1233.02, 4096 * Math.Log10(2), 0.005);

        static double[] Outputs(ulong key)
        {
            DroppedIdentity network = new DroppedIdentity().WithIdentity();
            double[] ones = new double[64 * 16];
            Array.Fill(ones, 1);
            double[] outputs = new double[ones.Length];
            Workspace<double> workspace = network.CreateWorkspace(64);
            workspace.DropoutKey = key;
            network.Forward(ones, workspace, training: true);
            workspace.CopyOutputs(outputs);
            return outputs;
        }
    }
}
