using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Normalisation;

/// <summary>Batch and layer normalisation step by step against PyTorch: the weights in front are the identity, so that the input is what is normalised.</summary>
public sealed class GoldenNormalizationTests
{
    private static readonly GoldenValue Normalization = GoldenFile.Read("normalization");

    [Fact]
    public void BatchNormalization_TrainingStepsRunningAveragesAndEvaluation_AgreeWithPyTorch()
    {
        CheckBatch<double>();
        CheckBatch<float>();
    }

    [Fact]
    public void LayerNormalization_AndItsGradients_AgreeWithPyTorch()
    {
        CheckLayer<double>();
        CheckLayer<float>();
    }

    private static void CheckBatch<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenValue[] cases = [.. Normalization["batch_norm"].Elements];
        NetworkDefinition[] definitions = [.. cases.Select(golden => Identity(golden["gamma"].Count, new(OverBatch: true, golden["eps"].Number, golden["momentum"].Number)))];
        foreach ((GoldenValue golden, GeneratedNetwork<T> network) in cases.Zip(CompiledNetworks.Compile<T>(definitions)))
        {
            var layer = (BatchNormalizationLayer<T>)Prepare(network, golden);
            foreach (GoldenValue step in golden["steps"].Elements)
            {
                // Batches of two differ by little more than epsilon from +-1, so that a gradient is the difference of almost equal numbers.
                double? tolerance = typeof(T) == typeof(float) ? 5e-5 : null;
                (PassResult<T> result, Workspace<T> workspace) = Pass(network, step, training: true);
                GoldenAssert.Near<T>(step["y"], result.Outputs, tolerance);
                GoldenAssert.Near<T>(step["dx"], result.InputGradients, tolerance);
                GoldenAssert.Near<T>(step["dgamma"], layer.ScaleGradients(workspace), tolerance);
                GoldenAssert.Near<T>(step["dbeta"], layer.ShiftGradients(workspace));
                GoldenAssert.Near<T>(step["running_mean"], layer.RunningMean);
                GoldenAssert.Near<T>(step["running_var"], layer.RunningVariance);
            }

            GoldenValue evaluation = golden["eval"];
            T[] inputs = Convert<T>(evaluation["x"]);
            T[] outputs = new T[inputs.Length];
            network.Predict(inputs, outputs);
            GoldenAssert.Near<T>(evaluation["y"], outputs);
            Array.Clear(outputs);
            for (int start = 0; start < inputs.Length; start += layer.UnitCount)
            {
                network.Predict(inputs.AsSpan(start, layer.UnitCount), outputs.AsSpan(start, layer.UnitCount));
            }

            GoldenAssert.Near<T>(evaluation["y"], outputs);
        }
    }

    private static void CheckLayer<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenValue golden = Normalization["layer_norm"];
        GeneratedNetwork<T> network = CompiledNetworks.Compile<T>(Identity(golden["gamma"].Count, new(OverBatch: false, golden["eps"].Number)));
        NormalizationLayer<T> layer = Prepare(network, golden);
        (PassResult<T> result, Workspace<T> workspace) = Pass(network, golden, training: true);
        GoldenAssert.Near<T>(golden["y"], result.Outputs);
        GoldenAssert.Near<T>(golden["dx"], result.InputGradients);
        GoldenAssert.Near<T>(golden["dgamma"], layer.ScaleGradients(workspace));
        GoldenAssert.Near<T>(golden["dbeta"], layer.ShiftGradients(workspace));

        T[] inputs = Convert<T>(golden["x"]);
        T[] outputs = new T[inputs.Length];
        for (int start = 0; start < inputs.Length; start += layer.UnitCount)
        {
            network.Predict(inputs.AsSpan(start, layer.UnitCount), outputs.AsSpan(start, layer.UnitCount));
        }

        GoldenAssert.Near<T>(golden["y"], outputs);
    }

    private static NetworkDefinition Identity(int units, InterpretedNormalization normalization) =>
        new(units, Loss.HalfMeanSquaredError, new InterpretedLayer("Output", units, UseBias: false) { Normalization = normalization });

    private static NormalizationLayer<T> Prepare<T>(GeneratedNetwork<T> network, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NormalizationLayer<T> layer = network.Layers[0].Normalization!;
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            network.Layers[0].Weights.FromInput(unit).Clear();
            network.Layers[0].Weights[unit, unit] = T.One;
        }

        Convert<T>(golden["gamma"]).CopyTo(layer.Scale);
        Convert<T>(golden["beta"]).CopyTo(layer.Shift);
        return layer;
    }

    /// <summary>Half the squared error has the derivative (y - t) / N, so the targets y - N g make g the gradient that arrives.</summary>
    private static (PassResult<T> Result, Workspace<T> Workspace) Pass<T>(GeneratedNetwork<T> network, GoldenValue step, bool training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = Convert<T>(step["x"]);
        int samples = inputs.Length / network.Layout.InputSize;
        T[] targets = [.. step["y"].ToDoubles().Zip(step["upstream"].ToDoubles(), (y, gradient) => T.CreateChecked(y - (samples * gradient)))];
        Workspace<T> workspace = network.CreateWorkspace(samples);
        return (PassResult<T>.Compute(network.Network, workspace, inputs, targets, training), workspace);
    }

    private static T[] Convert<T>(GoldenValue values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values.ToDoubles(), T.CreateChecked);
}
