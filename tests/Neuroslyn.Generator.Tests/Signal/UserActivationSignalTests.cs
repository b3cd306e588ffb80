using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Tests.Signal;

/// <summary>The prediction for activations written as methods: that of the same built-in formula, and closed forms where none is built in.</summary>
public sealed class UserActivationSignalTests
{
    [Theory]
    [InlineData("Sigmoid", "1 / (1 + Math.Exp(-x))")]
    [InlineData("Tanh", "(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))")]
    [InlineData("Relu", "Math.Max(0, x)")]
    [InlineData("LeakyRelu, Slope = 0.1", "x > 0 ? x : 0.1 * x")]
    [InlineData("Elu, Alpha = 1.5", "x > 0 ? x : 1.5 * (Math.Exp(x) - 1)")]
    [InlineData("Softplus", "Math.Log(1 + Math.Exp(x))")]
    [InlineData("Softsign", "x / (1 + Math.Abs(x))")]
    [InlineData("Silu", "x / (1 + Math.Exp(-x))")]
    [InlineData("Mish", "x * Math.Tanh(Math.Log(1 + Math.Exp(x)))")]
    [InlineData("HardSwish", "x * Math.Clamp((x + 3) / 6, 0, 1)")]
    public void OfTheSameFormula_IsThatOfTheBuiltIn(string builtIn, string formula)
    {
        IReadOnlyList<LayerSignal> expected = Predict($"Activation.{builtIn}", "");
        IReadOnlyList<LayerSignal> actual = Predict("nameof(F)", $"[Activation] static double F(double x) => {formula};");

        Assert.Equal(expected.Count, actual.Count);
        foreach ((LayerSignal built, LayerSignal own) in expected.Zip(actual))
        {
            Assert.Equal(built.PreActivationDeviation, own.PreActivationDeviation, 1e-9);
            Assert.Equal(built.ActivationMean, own.ActivationMean, 1e-9);
            Assert.Equal(built.ActivationDeviation, own.ActivationDeviation, 1e-9);
            Assert.Equal(built.SaturatedShare, own.SaturatedShare, 1e-9);
            Assert.Equal(built.BlockedShare, own.BlockedShare, 1e-9);
            Assert.Equal(built.GradientScale, own.GradientScale, 1e-9);
        }
    }

    [Theory]
    [InlineData("nameof(Snake), 2", "[Activation] static double Snake(double x, double rate) => x + (Math.Pow(Math.Sin(rate * x), 2) / rate);")]
    [InlineData("nameof(Snake)", "[Activation] static double Snake(double x, [Learned(2)] double rate) => x + (Math.Pow(Math.Sin(rate * x), 2) / rate);")]
    public void Snake_IsItsClosedForm(string activation, string member)
    {
        IReadOnlyList<LayerSignal> layers = Predict(activation, member);

        // Snake is x + (1 - cos 2rx) / 2r and its slope 1 + sin 2rx; of a normal x of variance q, E[cos 2rx] = e^(-2rrq), E[cos^2 2rx] = (1 + e^(-8rrq)) / 2.
        const double Rate = 2;
        const double WeightVariance = 100 * 0.1 * 0.1;
        double q = WeightVariance;
        for (int layer = 0; layer < 3; layer++)
        {
            double cosine = Math.Exp(-2 * Rate * Rate * q);
            double mean = (1 - cosine) / (2 * Rate);
            double variance = q + ((((1 + Math.Pow(cosine, 4)) / 2) - (cosine * cosine)) / (4 * Rate * Rate));
            double slope = 1 + ((1 - Math.Pow(cosine, 4)) / 2);
            Assert.Equal(Math.Sqrt(q), layers[layer].PreActivationDeviation, 1e-6);
            Assert.Equal(mean, layers[layer].ActivationMean, 1e-6);
            Assert.Equal(Math.Sqrt(variance), layers[layer].ActivationDeviation, 1e-6);
            Assert.Equal(Math.Sqrt(WeightVariance * slope), layers[layer].GradientScale / layers[layer + 1].GradientScale, 1e-6);
            Assert.Equal(0, layers[layer].BlockedShare, 1e-9);
            q = WeightVariance * (variance + (mean * mean));
        }
    }

    [Fact]
    public void AConstantSlope_IsExact()
    {
        IReadOnlyList<LayerSignal> layers = Predict("nameof(Shifted)", "[Activation] static double Shifted(double x) => (3 * x) + 4;");

        Assert.Equal(4, layers[0].ActivationMean, 1e-9);
        Assert.Equal(3, layers[0].ActivationDeviation, 1e-9);
        Assert.Equal(5, layers[1].PreActivationDeviation, 1e-9);
        Assert.All(layers.SkipLast(1).Zip(layers.Skip(1)), static pair => Assert.Equal(3, pair.First.GradientScale / pair.Second.GradientScale, 1e-9));
    }

    /// <summary>100 inputs, three layers of 100 units and a linear one, all weights of standard deviation 0.1.</summary>
    private static IReadOnlyList<LayerSignal> Predict(string activation, string member)
    {
        GeneratorRun run = GeneratorRun.Once($$"""
            using System;
            using Neuroslyn;

            [Network(Input = 100, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
            internal sealed partial class Net
            {
                [Dense(100, {{activation}}, Initializer = Initializer.Normal, InitializerScale = 0.1)] public partial DenseLayer<double> First { get; }
                [Dense(100, {{activation}}, Initializer = Initializer.Normal, InitializerScale = 0.1)] public partial DenseLayer<double> Second { get; }
                [Dense(100, {{activation}}, Initializer = Initializer.Normal, InitializerScale = 0.1)] public partial DenseLayer<double> Third { get; }
                [Dense(100, Initializer = Initializer.Normal, InitializerScale = 0.1)] public partial DenseLayer<double> Output { get; }

                {{member}}
            }
            """);
        return NetworkSignal.Predict(GraphBuilder.Build((NetworkModel)Assert.Single(run.Outputs(TrackingNames.Models)).Value));
    }
}
