using System.Globalization;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Tests.Signal;

/// <summary>
/// The prediction for networks with normalisation, maxout and alpha dropout against networks that run. Samples of a batch depend on each other, so gradients are those of whole
/// batches: that of the input, which the first layer's weights carry, relative to that of the output.
/// </summary>
public sealed class NormalizationSimulationTests
{
    private const int Seeds = 16;
    private const int Samples = 512;

    /// <summary>
    /// What the recursion leaves out: layers of a hundred units instead of infinitely many. The variance that a normalisation divides by varies from unit to unit by sqrt(2 / 100), so
    /// that the mean of its reciprocal is 2 % larger, and the size of a gradient 1 % per layer.
    /// </summary>
    private const double FiniteError = 0.01;

    private const string Simulation = """
        using System;
        using System.Linq;
        using System.Collections.Generic;
        using Neuroslyn;

        static class Simulation
        {
            // For each seed: standard deviation of what each layer produces before dropout, then the size of dL/dx relative to dL/dy.
            internal static double[] Run(INetwork<double> network, int seeds, int samples)
            {
                var results = new List<double>();
                NetworkLayout layout = network.Layout;
                LayerDescription[] layers = [.. layout.Layers
                    .Where(layer => !layer.Description.Contains("ropout"))
                    .GroupBy(layer => layer.Name)
                    .Where(group => group.Any(layer => layer.Description.StartsWith("Dense")))
                    .Select(group => group.Last())];
                var workspace = new Workspace<double>(layout, samples) { ComputesInputGradients = true };
                for (int seed = 1; seed <= seeds; seed++)
                {
                    network.Initialize((ulong)seed);
                    var random = new RandomSource(1000 + (ulong)seed);
                    double[] inputs = [.. Enumerable.Range(0, samples * layout.InputSize).Select(_ => random.NextGaussian())];
                    double[] targets = [.. Enumerable.Range(0, samples * layout.OutputSize).Select(_ => 1e6 * random.NextGaussian())];
                    workspace.DropoutKey = (ulong)seed;
                    network.Forward(inputs, workspace, training: true);
                    network.Backward(targets, workspace);
                    results.AddRange(layers.Select(layer => Deviation(workspace, layer, samples)));
                    var outputs = new double[targets.Length];
                    workspace.CopyOutputs(outputs);
                    var gradients = new double[inputs.Length];
                    workspace.CopyInputGradients(gradients);
                    double output = outputs.Zip(targets, (y, t) => (y - t) / samples).Average(value => value * value);
                    results.Add(Math.Sqrt(gradients.Average(value => value * value) / output));
                }

                return [.. results];
            }

            private static double Deviation(Workspace<double> workspace, LayerDescription layer, int samples)
            {
                double sum = 0;
                double squares = 0;
                for (int unit = 0; unit < layer.OutputSize; unit++)
                {
                    foreach (double value in workspace.Row(layer.OutputRow + unit)[..samples])
                    {
                        sum += value;
                        squares += value * value;
                    }
                }

                double count = (double)layer.OutputSize * samples;
                return Math.Sqrt((squares / count) - (sum / count * (sum / count)));
            }
        }
        """;

    [Fact]
    public void BatchNormalization_ResetsTheSignal_WhateverTheWeights() => Compare(
        Five("Dense(100, Activation.Relu, UseBias = false), BatchNormalization"),
        Five("Dense(100, Activation.Sigmoid, UseBias = false, Initializer = Initializer.Normal, InitializerScale = 1), BatchNormalization"),
        Five("Dense(100, Activation.Tanh, UseBias = false, Initializer = Initializer.Normal, InitializerScale = 0.01), BatchNormalization"));

    [Fact]
    public void BatchNormalization_SubtractsWhatSamplesShare() => Compare(
        [("Dense(100, Activation.Relu)", "DenseLayer<double>"), ("Dense(100, Activation.Relu)", "DenseLayer<double>"), ("Dense(100, Activation.Sigmoid), BatchNormalization", "DenseLayer<double>")],
        [("Dense(120, Activation.Sigmoid), Dropout(0.2)", "DenseLayer<double>"), ("BatchNormalization", "BatchNormalizationLayer<double>"), ("Dense(100, Activation.Tanh)", "DenseLayer<double>")]);

    [Fact]
    public void LayerNormalization_ResetsTheSignal() => Compare(
        Five("Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 0.3), LayerNormalization"),
        Five("Dense(100, Activation.Relu, Initializer = Initializer.XavierNormal), LayerNormalization"));

    [Fact]
    public void Maxout_KeepsTheMeanSquare() => Compare(
        [.. Enumerable.Repeat(("Maxout(100, 2)", "MaxoutLayer<double>"), 3)],
        [.. Enumerable.Repeat(("Maxout(100, 3)", "MaxoutLayer<double>"), 3)],
        [.. Enumerable.Repeat(("Maxout(100, 5, Initializer = Initializer.Normal, InitializerScale = 0.1)", "MaxoutLayer<double>"), 2)]);

    [Fact]
    public void AlphaDropout_KeepsMeanAndVarianceBehindSelu() => Compare(
        Five("Dense(100, Activation.Selu), AlphaDropout(0.1)"),
        Five("Dense(100, Activation.Tanh), AlphaDropout(0.3)"));

    /// <summary>Residual blocks, branches, gates and inner networks, with normalisation and dropout inside.</summary>
    [Fact]
    public void ComposedNetworks_BehaveAsPredicted() => Compare(
        Composed(
            0,
            """
            [Dense(100, Activation.Relu)] public partial DenseLayer<double> First { get; }
            [Dense(100, Activation.Relu, UseBias = false), BatchNormalization] public partial DenseLayer<double> Second { get; }
            [Dense(100, UseBias = false), BatchNormalization] public partial DenseLayer<double> Third { get; }
            [Add(nameof(First), nameof(Third), Activation = Activation.Relu)] public partial MergeLayer Block { get; }
            [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Fourth { get; }
            """),
        Composed(
            1,
            """
            public partial Encoder1 Encoder { get; }
            [Dense(100, Activation.Tanh), Dropout(0.2)] public partial DenseLayer<double> Head { get; }
            """,
            """
            [Dense(120, Activation.Relu), LayerNormalization] public partial DenseLayer<double> Wide { get; }
            [Dropout(0.3)] public partial DropoutLayer Drop { get; }
            [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Code { get; }
            """),
        Composed(
            2,
            """
            [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Stem { get; }
            [Subnetwork(From = nameof(Stem))] public partial Encoder2 Left { get; }
            [Subnetwork(From = nameof(Stem))] public partial Encoder2 Right { get; }
            [Concat(nameof(Left), nameof(Right)), Dropout(0.2)] public partial MergeLayer Both { get; }
            [Maxout(100, 2)] public partial MaxoutLayer<double> Most { get; }
            """,
            """
            [Dense(100, Activation.Sigmoid, UseBias = false), BatchNormalization] public partial DenseLayer<double> Code { get; }
            """),
        Composed(
            3,
            """
            [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Stem { get; }
            [Dense(100, Activation.Sigmoid)] public partial DenseLayer<double> Gate { get; }
            [Multiply(nameof(Stem), nameof(Gate))] public partial MergeLayer Passed { get; }
            [BatchNormalization] public partial BatchNormalizationLayer<double> Scale { get; }
            [Dense(100)] public partial DenseLayer<double> Last { get; }
            """),
        Composed(
            4,
            """
            [Dense(100, Activation.Relu)] public partial DenseLayer<double> Stem { get; }
            [Dense(100, Activation.Sigmoid, From = nameof(Stem))] public partial DenseLayer<double> One { get; }
            [Dense(150, Activation.Tanh, From = nameof(Stem))] public partial DenseLayer<double> Two { get; }
            [Concat(nameof(One), nameof(Two))] public partial MergeLayer Both { get; }
            [Dense(100), BatchNormalization] public partial DenseLayer<double> Scaled { get; }
            [Add(nameof(Stem), nameof(Scaled)), AlphaDropout(0.1)] public partial MergeLayer Sum { get; }
            [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Last { get; }
            """));

    private static string Composed(int number, string layers, string encoder = "") => $$"""
        using Neuroslyn;
        [Network(Input = 100, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
        sealed partial class Net{{number}}
        {
            {{layers}}
            [Dense(100, Initializer = Initializer.LecunNormal)] public partial DenseLayer<double> Output { get; }

            static double[] Run(int seeds, int samples) => Simulation.Run(new Net{{number}}(), seeds, samples);
        }

        {{(encoder.Length == 0 ? "" : $"[Network(Input = 100, Precision = Precision.Double)] sealed partial class Encoder{number} {{ {encoder} }}")}}
        """;

    private static (string Attribute, string Type)[] Five(string attribute) => [.. Enumerable.Repeat((attribute, "DenseLayer<double>"), 5)];

    private static void Compare(params (string Attribute, string Type)[][] networks) => Compare([.. networks.Select((layers, index) => Network($"Net{index}", layers))]);

    private static void Compare(params string[] networks)
    {
        GeneratorRun run = GeneratorRun.Any([.. networks, Simulation]);
        NetworkModel[] models = [.. run.Outputs(TrackingNames.Models).Select(output => (NetworkModel)output.Value).Where(model => model.HasLoss)];
        using LoadedAssembly loaded = run.Load();
        List<string> differences = [];
        foreach (NetworkModel model in models)
        {
            double[] results = loaded.Invoke<double[]>(model.Type.Name, "Run", Seeds, Samples);
            NetworkGraph graph = GraphBuilder.Build(model);
            IReadOnlyList<LayerSignal> predicted = NetworkSignal.Predict(graph);
            for (int layer = 0; layer < predicted.Count; layer++)
            {
                Check(differences, model, predicted[layer].Name, predicted[layer].ActivationDeviation, Column(layer), FiniteError);
            }

            DenseOperation first = graph.DenseOperations.First();
            InitialWeights weights = NetworkSignal.WeightsOf(first);
            Check(differences, model, "dL/dx", predicted[0].GradientScale * Math.Sqrt(first.Units * weights.Variance), Column(predicted.Count), FiniteError * predicted.Count);

            double[] Column(int index) => [.. Enumerable.Range(0, Seeds).Select(seed => results[(seed * (predicted.Count + 1)) + index])];
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Check(List<string> differences, NetworkModel model, string what, double predicted, double[] measured, double allowed)
    {
        double mean = measured.Average();
        double error = Math.Sqrt(measured.Sum(value => (value - mean) * (value - mean)) / (measured.Length - 1) / measured.Length);
        if (Math.Abs(mean - predicted) > (3 * error) + (allowed * predicted))
        {
            differences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Type.Name} {what}: predicted {predicted:G5}, measured {mean:G5} +- {error:G3}, {(mean / predicted) - 1:P2}"));
        }
    }

    private static string Network(string name, (string Attribute, string Type)[] layers) => $$"""
        using Neuroslyn;
        [Network(Input = 100, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
        sealed partial class {{name}}
        {
            {{string.Join("\n    ", layers.Select((layer, index) => $"[{layer.Attribute}] public partial {layer.Type} Layer{index} {{ get; }}"))}}
            [Dense(100, Initializer = Initializer.LecunNormal)] public partial DenseLayer<double> Output { get; }

            static double[] Run(int seeds, int samples) => Simulation.Run(new {{name}}(), seeds, samples);
        }
        """;
}
