using System.Globalization;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Tests.Signal;

/// <summary>The prediction against generated networks that really run: many seeds, many samples, activations and gradients of every layer.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 16;
    private const int Samples = 128;

    /// <summary>
    /// What the recursion leaves out: it is exact for infinitely wide layers, and a hundred units fall short by a few thousandths. Where seeds
    /// differ by more than that, the three standard errors decide.
    /// </summary>
    private const double WidthError = 0.003;

    /// <summary>
    /// The same for shares: units of a hundred inputs differ in the variance of z by 14 %, which moves the tails of its distribution.
    /// </summary>
    private const double ShareError = 0.005;

    private const string Simulation = """
        using System;
        using System.Linq;
        using System.Collections.Generic;
        using Neuroslyn;

        static class Simulation
        {
            // For each seed and dense layer: standard deviation of the outputs; root mean square of dL/dz relative to the last layer's; share of the outputs
            // at which the activation is nearly flat; share at which it lets no gradient through.
            internal static double[] Run<TNetwork>(Func<ulong, TNetwork> create, Func<int, double, (bool IsSaturated, bool IsDead)> judge, NetworkLayout layout, int seeds, int samples)
                where TNetwork : INetwork<double>
            {
                var results = new List<double>();
                int[] dense = [.. Enumerable.Range(0, layout.Layers.Count).Where(layer => layout.Layers[layer].ParameterCount > 0)];
                for (ulong seed = 1; seed <= (ulong)seeds; seed++)
                {
                    TNetwork network = create(seed);
                    var random = new RandomSource(1000 + seed);
                    double[] inputs = [.. Enumerable.Range(0, samples * layout.InputSize).Select(_ => random.NextGaussian())];
                    var workspace = new Workspace<double>(layout, samples) { DropoutKey = seed };
                    network.Forward(inputs, workspace, training: true);
                    double[] deviations = [.. dense.Select(layer => Deviation(workspace, layout.Layers[layer], samples))];
                    double[] saturated = [.. dense.Select((layer, index) => Share(workspace, layout.Layers[layer], samples, value => judge(index, value).IsSaturated))];
                    double[] dead = [.. dense.Select((layer, index) => Share(workspace, layout.Layers[layer], samples, value => judge(index, value).IsDead))];

                    // The bias gradient of a batch of one sample is dL/dz.
                    var single = new Workspace<double>(layout, 1);
                    var squares = new double[dense.Length];
                    double[] targets = new double[layout.OutputSize];
                    for (int sample = 0; sample < samples / 4; sample++)
                    {
                        single.DropoutKey = (seed * 1000) + (ulong)sample;
                        network.Forward(inputs.AsSpan(sample * layout.InputSize, layout.InputSize), single, training: true);
                        for (int i = 0; i < targets.Length; i++)
                        {
                            targets[i] = random.NextGaussian() * 1e6;
                        }

                        network.Backward(targets, single);
                        for (int layer = 0; layer < dense.Length; layer++)
                        {
                            ParameterTensor bias = layout.Tensors.First(tensor => tensor.Name == layout.Layers[dense[layer]].Name + ".bias");
                            foreach (double gradient in single.ParameterGradients.Vector(bias))
                            {
                                squares[layer] += gradient * gradient / bias.Columns;
                            }
                        }
                    }

                    results.AddRange(Enumerable.Range(0, dense.Length).SelectMany(i => new[] { deviations[i], Math.Sqrt(squares[i] / squares[^1]), saturated[i], dead[i] }));
                }

                return [.. results];
            }

            private static double Share(Workspace<double> workspace, LayerDescription layer, int samples, Func<double, bool> holds)
            {
                int count = 0;
                for (int unit = 0; unit < layer.OutputSize; unit++)
                {
                    foreach (double value in workspace.Row(layer.OutputRow + unit)[..samples])
                    {
                        count += holds(value) ? 1 : 0;
                    }
                }

                return count / ((double)layer.OutputSize * samples);
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

    private static readonly string[] RandomActivations = ["Identity", "Sigmoid", "Tanh", "Relu", "LeakyRelu, Slope = 0.2", "Elu, Alpha = 1.5"];

    private static readonly string[] RandomInitializers =
        ["MatchActivation", "XavierNormal", "XavierUniform", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform", "Normal, InitializerScale = 0.13", "Uniform, InitializerScale = 0.2"];

    private static readonly string[] Merges =
    [
        "Add(nameof(First), nameof(Second))", "Multiply(nameof(First), nameof(Second))", "Maximum(nameof(First), nameof(Second))",
        "Concat(nameof(First), nameof(Second))", "Add(nameof(First), nameof(Second), Activation = Activation.Relu)", "Add(nameof(First), nameof(Second), Layer.Input)",
    ];

    [Fact]
    public void FiveLayersOfAHundred_BehaveAsPredicted() => Compare(
    [
        .. from pair in new[] { ("Sigmoid", "0.01"), ("Sigmoid", "0.1"), ("Sigmoid", "1"), ("Tanh", "0.1"), ("Tanh", "1"), ("Relu", "0.01"), ("Relu", "0.1"), ("Relu", "0.14142135623730951"), ("Relu", "1") }
           select Network(100, [.. Enumerable.Repeat((100, pair.Item1, $"Normal, InitializerScale = {pair.Item2}", 0.0), 5)]),
    ]);

    [Fact]
    public void TwentyRandomNetworks_BehaveAsPredicted()
    {
        var random = new Random(20260);
        Compare(
        [
            .. Enumerable.Range(0, 20).Select(_ => Network(
                random.Next(60, 120),
                [
                    .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (
                        random.Next(80, 140),
                        RandomActivations[random.Next(RandomActivations.Length)],
                        RandomInitializers[random.Next(RandomInitializers.Length)],
                        random.Next(4) == 0 ? 0.3 : 0)),
                ])),
        ]);
    }

    [Fact]
    public void NetworksThatBringLayersTogether_BehaveAsPredicted() => Compare(
    [
        .. from merge in Merges
           select $$"""
               using Neuroslyn;
               [Network(Input = 100, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
               sealed partial class Net0
               {
                   [Dense(100, Initializer = Initializer.LecunNormal)] public partial DenseLayer<double> First { get; }
                   [Dense(100, Initializer = Initializer.LecunUniform)] public partial DenseLayer<double> Second { get; }
                   [{{merge}}] public partial MergeLayer Merged { get; }
                   [Dense(100, Activation.Tanh)] public partial DenseLayer<double> Third { get; }
                   [Dense(100, Initializer = Initializer.LecunNormal)] public partial DenseLayer<double> Output { get; }

                   static double[] Run(int seeds, int samples) => Simulation.Run(seed => new Net0(seed), Layout, seeds, samples);
               }
               """,
    ]);

    private static void Compare(IReadOnlyList<string> networks)
    {
        string[] sources = [.. networks.Select((network, index) => network.Replace("Net0", $"Net{index}", StringComparison.Ordinal)), Simulation];
        GeneratorRun run = GeneratorRun.Any(sources);
        NetworkModel[] models = [.. run.Outputs(TrackingNames.Models).Select(output => (NetworkModel)output.Value)];
        using LoadedAssembly loaded = run.Load();
        List<string> differences = [];
        foreach (NetworkModel model in models)
        {
            double[] results = loaded.Invoke<double[]>(model.Type.Name, "Run", Seeds, Samples);
            IReadOnlyList<LayerSignal> predicted = NetworkSignal.Predict(GraphBuilder.Build(model));
            for (int layer = 0; layer < predicted.Count; layer++)
            {
                LayerSignal signal = predicted[layer];
                double[] Measured(int what) => [.. Enumerable.Range(0, Seeds).Select(seed => results[(((seed * predicted.Count) + layer) * 4) + what])];
                Check(differences, model, signal, "a", signal.ActivationDeviation, Measured(0), WidthError * signal.ActivationDeviation);
                Check(differences, model, signal, "gradient", signal.GradientScale, Measured(1), WidthError * signal.GradientScale);
                Check(differences, model, signal, "saturated", signal.SaturatedShare, Measured(2), ShareError);
                Check(differences, model, signal, "dead", signal.BlockedShare, Measured(3), ShareError);
                if (layer == predicted.Count - 1)
                {
                    // The last layer has no activation, so that its outputs are the z that every layer at its place would have.
                    Check(differences, model, signal, "z", signal.PreActivationDeviation, Measured(0), WidthError * signal.PreActivationDeviation);
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Check(List<string> differences, NetworkModel model, LayerSignal layer, string what, double predicted, double[] measured, double tolerance)
    {
        double mean = measured.Average();
        double error = Math.Sqrt(measured.Sum(value => (value - mean) * (value - mean)) / (measured.Length - 1) / measured.Length);
        if (Math.Abs(mean - predicted) > (3 * error) + tolerance)
        {
            differences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Type.Name}.{layer.Name}: {what} predicted {predicted:G5}, measured {mean:G5} +- {error:G3}, off by {(mean - predicted) / error:F1} standard errors, {(mean / predicted) - 1:P2}"));
        }
    }

    private static string Network(int inputs, (int Units, string Activation, string Initializer, double Dropout)[] layers) => $$"""
        using Neuroslyn;
        [Network(Input = {{inputs}}, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
        sealed partial class Net0
        {
            {{string.Join("\n    ", layers.Select((layer, index) => string.Create(
                CultureInfo.InvariantCulture,
                $"[Dense({layer.Units}, Activation.{layer.Activation}, Initializer = Initializer.{layer.Initializer}){(layer.Dropout > 0 ? $", Dropout({layer.Dropout})" : "")}] public partial DenseLayer<double> Layer{index} {{ get; }}")))}}
            [Dense(100, Initializer = Initializer.LecunNormal)] public partial DenseLayer<double> Output { get; }

            static double[] Run(int seeds, int samples) => Simulation.Run(seed => new Net0(seed), Judge, Layout, seeds, samples);

            static (bool IsSaturated, bool IsDead) Judge(int layer, double a) => layer switch
            {
                {{string.Join("\n        ", layers.Select((layer, index) => $"{index} => ({Saturated(layer.Activation)}, {(layer.Activation == "Relu" ? "a == 0" : "false")}),"))}}
                _ => (false, false),
            };
        }
        """;

    /// <summary>Where |f'(z)| is above 0 and below a tenth of its largest value, in terms of a = f(z).</summary>
    private static string Saturated(string activation) => activation switch
    {
        "Sigmoid" => "a * (1 - a) < 0.025",
        "Tanh" => "1 - (a * a) < 0.1",
        "Elu, Alpha = 1.5" => "a < 0 && a + 1.5 < 0.15",
        _ => "false",
    };
}
