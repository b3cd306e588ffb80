using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Gradients;

/// <summary>
/// Compares generated gradients with (L(v + h) - L(v - h)) / 2h: for some parameters of every tensor and some inputs, and along one random direction
/// through all parameters and one through all inputs, so that none is left out.
/// </summary>
internal static class CentralDifferences
{
    private const double Step = 1e-6;

    /// <summary>The error of a difference is h² L''' / 6, about 1e-12, and a few rounding errors of L divided by h, about 1e-9.</summary>
    private const double Tolerance = 1e-8;

    private const int Samples = 8;

    public static void Check(Trial trial, GeneratedNetwork<double> network)
    {
        trial.CopyParametersTo(network);
        Check(trial.Subject, network, trial.Inputs, trial.Targets, trial.DropoutKey);
    }

    /// <summary>Checks a network with the parameters it has.</summary>
    /// <param name="name">Names the network in messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="batch"><c>[sample, input]</c>.</param>
    /// <param name="targets"><c>[sample, unit]</c>.</param>
    /// <param name="dropoutKey">What dropouts draw from.</param>
    public static void Check(string name, GeneratedNetwork<double> network, double[] batch, double[] targets, ulong dropoutKey = 0)
    {
        int samples = batch.Length / network.Layout.InputSize;
        Workspace<double> workspace = network.CreateWorkspace(samples);
        workspace.DropoutKey = dropoutKey;
        PassResult<double> analytic = PassResult<double>.Compute(network.Network, workspace, batch, targets, training: true);
        double[] inputs = [.. batch];
        var random = new Random(samples);
        double[] parameterDirection = new double[network.Layout.ParameterBufferLength];
        foreach (ParameterTensor tensor in network.Layout.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                Draw(random, parameterDirection.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.Columns));
            }

            for (int i = 0; i < Samples; i++)
            {
                int index = tensor.Offset + (random.Next(tensor.Rows) * tensor.RowStride) + random.Next(tensor.Columns);
                double[] direction = new double[parameterDirection.Length];
                direction[index] = 1;
                Compare($"{name}, {tensor.Name} at {index}", network.Network.Parameters.Span, direction, analytic.ParameterGradients);
            }
        }

        Compare($"{name}, all parameters", network.Network.Parameters.Span, parameterDirection, analytic.ParameterGradients);
        double[] inputDirection = new double[inputs.Length];
        for (int i = 0; i < Samples; i++)
        {
            int index = random.Next(inputs.Length);
            Array.Clear(inputDirection);
            inputDirection[index] = 1;
            Compare($"{name}, input {index}", inputs, inputDirection, analytic.InputGradients);
        }

        Draw(random, inputDirection);
        Compare($"{name}, all inputs", inputs, inputDirection, analytic.InputGradients);

        void Compare(string subject, Span<double> values, double[] direction, double[] gradients)
        {
            double above = LossAt(values, direction, Step);
            double below = LossAt(values, direction, -Step);
            double expected = gradients.Zip(direction, (gradient, part) => gradient * part).Sum();
            double actual = (above - below) / (2 * Step);
            double allowed = Tolerance * Math.Max(1, direction.Sum(Math.Abs));
            Assert.True(Math.Abs(actual - expected) <= allowed, $"{subject}: gradient {expected:R}, central difference {actual:R}, allowed difference {allowed:G3}.");
        }

        double LossAt(Span<double> values, double[] direction, double distance)
        {
            double[] old = values.ToArray();
            for (int i = 0; i < old.Length; i++)
            {
                values[i] = old[i] + (distance * direction[i]);
            }

            workspace.LoadInputs(inputs);
            network.Network.ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
            network.Network.BackwardPass(workspace, 0, workspace.ColumnCount);
            old.CopyTo(values);
            double sum = 0;
            foreach (double loss in workspace.Losses)
            {
                sum += loss;
            }

            return sum / samples;
        }
    }

    private static void Draw(Random random, Span<double> direction)
    {
        foreach (ref double part in direction)
        {
            part = (2 * random.NextDouble()) - 1;
        }
    }
}
