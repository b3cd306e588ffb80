using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Golden;

/// <summary>Losses and their gradients as generated networks compute them: the weights are the identity, so that predictions or logits are the inputs.</summary>
public sealed class GoldenLossTests
{
    /// <summary>The cases of the file in their order, with the network whose loss they are.</summary>
    private static readonly (string Name, Activation Activation, Loss Loss)[] Cases =
    [
        ("mse_mean_over_batch_and_units", Activation.Identity, Loss.MeanSquaredError),
        ("half_mse: 1/(2N) sum over units, mean over batch", Activation.Identity, Loss.HalfMeanSquaredError),
        ("mse_sum_over_units_mean_over_batch: 1/N", Activation.Identity, Loss.SumOfSquaredErrors),
        ("mae", Activation.Identity, Loss.MeanAbsoluteError),
        ("huber(delta=1)", Activation.Identity, Loss.Huber),
        ("binary_cross_entropy (on probabilities)", Activation.Identity, Loss.BinaryCrossEntropy),
        ("binary_cross_entropy_with_logits", Activation.Sigmoid, Loss.BinaryCrossEntropy),
        ("softmax_cross_entropy_with_logits", Activation.Softmax, Loss.CrossEntropy),
        ("hinge", Activation.Identity, Loss.Hinge),
    ];

    [Fact]
    public void Losses_AndTheirGradients_AgreeWithPyTorch()
    {
        Check<double>();
        Check<float>();
    }

    private static void Check<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<GeneratedNetwork<T>> networks = CompiledNetworks.Compile<T>(
            [.. Cases.Select(@case => new NetworkDefinition(3, @case.Loss, new InterpretedLayer("Output", 3, @case.Activation, UseBias: false)))]);
        int compared = 0;
        foreach (GoldenValue golden in GoldenFile.Read("losses")["cases"].Elements)
        {
            int index = Array.FindIndex(Cases, @case => @case.Name == golden["name"].Text);
            if (index >= 0)
            {
                Check(golden, networks[index]);
                compared++;
            }
        }

        // One case occurs twice, the second time with logits of 1000.
        Assert.Equal(Cases.Length + 1, compared);
    }

    private static void Check<T>(GoldenValue golden, GeneratedNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DenseLayer<T> layer = network.Layers[0];
        layer.Weights.Fill(T.Zero);
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            layer.Weights[unit, unit] = T.One;
        }

        T[] inputs = Array.ConvertAll(golden["prediction"].ToDoubles(), T.CreateChecked);
        T[] targets = Array.ConvertAll(golden["target"].ToDoubles(), T.CreateChecked);
        int samples = golden["prediction"].Count;
        Workspace<T> workspace = network.CreateWorkspace(samples);
        PassResult<T> result = PassResult<T>.Compute(network.Network, workspace, inputs, targets);
        GoldenAssert.Near(golden["value"], T.CreateChecked(result.Loss));
        GoldenAssert.Near<T>(golden["dprediction"], result.InputGradients);

        double sum = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            sum += double.CreateChecked(network.Network.SamplePass(inputs.AsSpan(sample * 3, 3), targets.AsSpan(sample * 3, 3), workspace));
        }

        GoldenAssert.Near(golden["value"], T.CreateChecked(sum / samples));
    }
}
