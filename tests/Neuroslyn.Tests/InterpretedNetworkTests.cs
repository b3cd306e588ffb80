namespace Neuroslyn.Tests;

/// <summary>The second opinion is checked itself, against central differences.</summary>
public sealed class InterpretedNetworkTests
{
    [Theory]
    [InlineData(Activation.Identity, Loss.MeanSquaredError)]
    [InlineData(Activation.Sigmoid, Loss.HalfMeanSquaredError)]
    [InlineData(Activation.Tanh, Loss.MeanAbsoluteError)]
    [InlineData(Activation.Elu, Loss.Huber)]
    [InlineData(Activation.LeakyRelu, Loss.MeanSquaredError)]
    [InlineData(Activation.Sigmoid, Loss.BinaryCrossEntropy)]
    [InlineData(Activation.Softmax, Loss.CrossEntropy)]
    [InlineData(Activation.Softmax, Loss.MeanSquaredError)]
    public void Gradients_AgreeWithCentralDifferences(Activation output, Loss loss) => CheckGradients(new InterpretedNetwork<double>(
        3, loss, huberDelta: 0.4, new InterpretedLayer("Hidden", 5, Activation.Relu), new InterpretedLayer("Output", 4, output)));

    [Theory]
    [InlineData(Activation.Softmax, Loss.CrossEntropy)]
    [InlineData(Activation.Sigmoid, Loss.MeanSquaredError)]
    public void GradientsThroughDropouts_AgreeWithCentralDifferences(Activation output, Loss loss) => CheckGradients(new InterpretedNetwork<double>(
        3,
        loss,
        new InterpretedLayer("Hidden", 5, Activation.Tanh) { DropoutsBefore = [0.2], DropoutsAfter = [0.3, 0.1] },
        new InterpretedLayer("Output", 4, output) { DropoutsAfter = [0.4] }));

    [Fact]
    public void GradientsOfLearnedActivations_AgreeWithCentralDifferences()
    {
        foreach (LearnedActivation learned in (LearnedActivation[])[LearnedActivation.Swish, LearnedActivation.Snake, LearnedActivation.Bent(0.3)])
        {
            CheckGradients(new InterpretedNetwork<double>(
                3, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 5) { Function = learned, DropoutsAfter = [0.2] }, new InterpretedLayer("Output", 4) { Function = learned }));
        }

        CheckGradients(new InterpretedNetwork<double>(
            3, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 5, Activation.PRelu), new InterpretedLayer("Output", 4, Activation.PRelu) { SlopePerUnit = true }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GradientsThroughNormalisations_AgreeWithCentralDifferences(bool overBatch)
    {
        var normalization = new InterpretedNormalization(overBatch, Epsilon: 1e-3);
        CheckGradients(new InterpretedNetwork<double>(
            3,
            Loss.CrossEntropy,
            new InterpretedLayer("Hidden", 5, Activation.Tanh) { Normalization = normalization },
            new InterpretedLayer("Maxout", 4) { Pieces = 2, Normalization = normalization },
            new InterpretedLayer("Output", 4, Activation.Softmax) { NormalizationBefore = normalization }));
    }

    private static void CheckGradients(InterpretedNetwork<double> network)
    {
        var random = new Random(5);
        double[] inputs = Draw(random, 7 * 3, -2, 2);
        double[] targets = Draw(random, 7 * 4, 0.05, 0.9);
        Workspace<double> workspace = network.CreateWorkspace(7);
        Pass(network, workspace, inputs, targets);
        double[] analytic = workspace.ParameterGradients.Span.ToArray();
        var inputGradients = new double[inputs.Length];
        workspace.CopyInputGradients(inputGradients);

        const double step = 1e-6;
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            int at = i;
            double numeric = Slope(d =>
            {
                network.Parameters.Span[at] += d;
                double value = Pass(network, workspace, inputs, targets);
                network.Parameters.Span[at] -= d;
                return value;
            });
            if (IsParameter(network.Layout, i))
            {
                Assert.Equal(numeric, analytic[i], 1e-7);
            }
            else
            {
                Assert.Equal(0, analytic[i]);
            }
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            int at = i;
            double numeric = Slope(d =>
            {
                inputs[at] += d;
                double value = Pass(network, workspace, inputs, targets);
                inputs[at] -= d;
                return value;
            });
            Assert.Equal(numeric, inputGradients[i], 1e-7);
        }

        static double Slope(Func<double, double> lossAt) => (lossAt(step) - lossAt(-step)) / (2 * step);
    }

    [Fact]
    public void Passes_GiveTheSameBits_HoweverTheyAreCut()
    {
        var network = new InterpretedNetwork<float>(
            3, Loss.CrossEntropy, new InterpretedLayer("Hidden", 5, Activation.Tanh), new InterpretedLayer("Output", 4, Activation.Softmax));
        var random = new Random(5);
        float[] inputs = [.. Draw(random, 70 * 3, -2, 2).Select(value => (float)value)];
        float[] targets = [.. Draw(random, 70 * 4, 0, 1).Select(value => (float)value)];
        Workspace<float> whole = network.CreateWorkspace(70);
        Workspace<float> cut = network.CreateWorkspace(70);
        foreach (Workspace<float> workspace in (Workspace<float>[])[whole, cut])
        {
            workspace.LoadInputs(inputs);
            workspace.LoadTargets(targets);
        }

        network.ForwardPass(whole, 0, whole.ColumnCount, training: true);
        network.BackwardPass(whole, 0, whole.ColumnCount);
        network.GradientPass(whole, 0, 1);
        for (int column = 0; column < cut.ColumnCount; column += Workspace<float>.ColumnQuantum)
        {
            network.ForwardPass(cut, column, column + Workspace<float>.ColumnQuantum, training: true);
            network.BackwardPass(cut, column, column + Workspace<float>.ColumnQuantum);
        }

        for (int part = 0; part < 3; part++)
        {
            network.GradientPass(cut, part, 3);
        }

        Assert.Equal(whole.ParameterGradients.Span, cut.ParameterGradients.Span);
        Assert.Equal(whole.Losses, cut.Losses);
    }

    private static double Pass(InterpretedNetwork<double> network, Workspace<double> workspace, double[] inputs, double[] targets)
    {
        workspace.LoadInputs(inputs);
        workspace.LoadTargets(targets);
        network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
        network.BackwardPass(workspace, 0, workspace.ColumnCount);
        network.GradientPass(workspace, 0, 1);
        double sum = 0;
        foreach (double loss in workspace.Losses)
        {
            sum += loss;
        }

        return sum / workspace.SampleCount;
    }

    private static bool IsParameter(NetworkLayout layout, int index) => layout.Tensors.Any(tensor =>
        index >= tensor.Offset && index < tensor.Offset + (tensor.Rows * tensor.RowStride) && (index - tensor.Offset) % tensor.RowStride < tensor.Columns);

    private static double[] Draw(Random random, int count, double from, double to)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = from + ((to - from) * random.NextDouble());
        }

        return values;
    }
}
