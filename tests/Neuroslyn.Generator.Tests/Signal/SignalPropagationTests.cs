using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Tests.Signal;

/// <summary>The prediction against numbers computed elsewhere: the 5 x 100 experiment, 100 standard normal inputs and five layers of 100 units without bias.</summary>
public sealed class SignalPropagationTests
{
    // The expected values are given to three digits.
    private const double Tolerance = 6e-4;

    [Theory]
    [InlineData("Sigmoid", 0.1, 0.208, 0.127, 0.121)]
    [InlineData("Sigmoid", 1.0, 0.459, double.NaN, 0.438)]
    [InlineData("Tanh", 0.1, 0.628, 0.486, 0.322)]
    [InlineData("Tanh", 1.0, 0.959, 0.958, 0.958)]
    [InlineData("Relu", 0.14142135623730951, 0.826, 0.826, 0.826)]
    [InlineData("Relu", 0.1, 0.584, 0.413, 0.146)]
    [InlineData("Relu", 0.01, 0.0584, 0.0041, double.NaN)]
    public void ActivationDeviations_AreThoseOfTheExperiment(string activation, double weightDeviation, double first, double second, double fifth)
    {
        IReadOnlyList<LayerSignal> layers = Experiment(Enum.Parse<Activation>(activation), weightDeviation);

        Assert.Equal(5, layers.Count);
        foreach ((double expected, int layer) in new[] { (first, 0), (second, 1), (fifth, 4) })
        {
            if (!double.IsNaN(expected))
            {
                Assert.Equal(expected, layers[layer].ActivationDeviation, Tolerance);
            }
        }
    }

    [Theory]
    [InlineData("Sigmoid", 1.0, 0.42, 0.47)]
    [InlineData("Tanh", 1.0, 0.9, 1.0)]
    [InlineData("Relu", 0.14142135623730951, 0.65, 0.88)]
    public void ActivationDeviations_LieInTheBandsInEveryLayer(string activation, double weightDeviation, double low, double high) =>
        Assert.All(Experiment(Enum.Parse<Activation>(activation), weightDeviation), layer => Assert.InRange(layer.ActivationDeviation, low, high));

    [Fact]
    public void SmallWeights_LoseTheSignal()
    {
        IReadOnlyList<LayerSignal> relu = Experiment(Activation.Relu, 0.01);
        IReadOnlyList<LayerSignal> sigmoid = Experiment(Activation.Sigmoid, 0.01);

        Assert.InRange(relu[0].ActivationDeviation, 0.055, 0.062);
        Assert.InRange(relu[4].ActivationDeviation, 0, 3e-6);
        Assert.InRange(sigmoid[0].ActivationDeviation, 0.0235, 0.0265);
        Assert.All(sigmoid.Skip(1), layer => Assert.InRange(layer.ActivationDeviation, 0.009, 0.017));
        Assert.All(sigmoid, layer => Assert.InRange(layer.ActivationMean, 0.497, 0.503));
        Assert.Equal(0.25 * 0.01 * 10, sigmoid[3].GradientScale, 1e-4);
    }

    [Fact]
    public void LargeWeights_GrowTheSignal()
    {
        IReadOnlyList<LayerSignal> relu = Experiment(Activation.Relu, 1);

        Assert.True(relu[4].ActivationDeviation > 8000);
        Assert.All(relu.Zip(relu.Skip(1)), pair => Assert.Equal(Math.Sqrt(50), pair.Second.ActivationDeviation / pair.First.ActivationDeviation, 1e-6));
    }

    [Fact]
    public void RectifierBlocksHalf() => Assert.All(Experiment(Activation.Relu, 0.1414), layer => Assert.Equal(0.5, layer.BlockedShare, 1e-9));

    [Fact]
    public void SaturatedShare_IsThatOfFlatSlopes()
    {
        // sigmoid' < 0.1 / 4 beyond |z| = 3.63689, and z has standard deviation 10: 2 (1 - Phi(0.363689)) = 0.71609.
        Assert.Equal(0.71609, Experiment(Activation.Sigmoid, 1)[0].SaturatedShare, 1e-5);
        Assert.Equal(0, Experiment(Activation.Sigmoid, 0.01)[0].SaturatedShare, 1e-12);
    }

    [Theory]
    [InlineData("Sigmoid", 0.1, 0.056)]
    [InlineData("Sigmoid", 0.14142135623730951, 0.101)]
    public void GradientVariances_AreThoseOfTheMeanField(string activation, double weightDeviation, double factor)
    {
        IReadOnlyList<LayerSignal> layers = Experiment(Enum.Parse<Activation>(activation), weightDeviation);

        double ratio = layers[2].GradientScale / layers[3].GradientScale;
        Assert.Equal(factor, ratio * ratio, 1e-3);
        Assert.Equal(1, layers[4].GradientScale);
    }

    [Fact]
    public void HeForTanh_LetsTheGradientGrow()
    {
        IReadOnlyList<LayerSignal> layers = Experiment(Activation.Tanh, Math.Sqrt(0.02), depth: 60);

        // At the fixed point q = 0.61796 of the forward recursion: 2 E[tanh'(sqrt(q) x)^2] = 1.1055, the chaotic side of 1.
        double ratio = layers[40].GradientScale / layers[41].GradientScale;
        Assert.Equal(1.1055, ratio * ratio, 1e-4);
        Assert.InRange(Experiment(Activation.Tanh, 0.1, depth: 60)[40].GradientScale / Experiment(Activation.Tanh, 0.1, depth: 60)[41].GradientScale, 0.97, 1);
    }

    [Fact]
    public void Dropout_DividesTheSecondMoment()
    {
        SignalStage[] stages =
        [
            new DenseStage("First", 100, 100, 0, 0.01),
            new DropoutStage("First", 0.5),
            new DenseStage("Second", 100, 100, 0, 0.01),
        ];

        IReadOnlyList<LayerSignal> layers = SignalPropagation.Predict(stages);

        Assert.Equal(1, layers[0].ActivationDeviation, 1e-12);
        Assert.Equal(Math.Sqrt(2), layers[1].PreActivationDeviation, 1e-12);
        Assert.Equal(Math.Sqrt(2), layers[0].GradientScale, 1e-12);
    }

    [Fact]
    public void ConstantWeights_MakeUnitsEqual_WhichAddUpInFull()
    {
        IReadOnlyList<LayerSignal> layers = SignalPropagation.Predict([new DenseStage("First", 4, 3, 0.5, 0), new DenseStage("Second", 3, 1, 2, 0)]);

        Assert.Equal(0.5 * Math.Sqrt(4), layers[0].PreActivationDeviation, 1e-12);
        Assert.Equal(2 * 3 * 0.5 * Math.Sqrt(4), layers[1].PreActivationDeviation, 1e-12);
    }

    [Fact]
    public void ZeroWeights_StopTheGradient()
    {
        IReadOnlyList<LayerSignal> layers = SignalPropagation.Predict([new DenseStage("First", 4, 3, 0, 0.25), new ActivationStage("First", ScalarActivation.Identity), new DenseStage("Second", 3, 1, 0, 0)]);

        Assert.Equal(0, layers[1].PreActivationDeviation);
        Assert.Equal(0, layers[0].GradientScale);
    }

    [Fact]
    public void SoftmaxOfOne_BlocksEverything()
    {
        IReadOnlyList<LayerSignal> layers = SignalPropagation.Predict([new DenseStage("Only", 4, 1, 0, 0.25), new SoftmaxStage("Only", 1)]);

        Assert.Equal(1, layers[0].ActivationMean);
        Assert.Equal(0, layers[0].ActivationDeviation);
        Assert.Equal(1, layers[0].BlockedShare);
    }

    internal static ScalarActivation Function(Activation activation)
    {
        Expression formula = ActivationFormulas.Of(new ActivationModel(activation, 0.01, 1));
        Expression derivative = Differentiation.Differentiate(formula, Formula.Z);
        return new ScalarActivation(z => Evaluation.Evaluate(formula, z), z => Evaluation.Evaluate(derivative, z), Kinks.Of(formula));
    }

    private static IReadOnlyList<LayerSignal> Experiment(Activation activation, double weightDeviation, int depth = 5)
    {
        ScalarActivation function = Function(activation);
        return SignalPropagation.Predict(
        [
            .. Enumerable.Range(1, depth).SelectMany(layer => new SignalStage[]
            {
                new DenseStage($"Layer{layer}", 100, 100, 0, weightDeviation * weightDeviation),
                new ActivationStage($"Layer{layer}", function),
            }),
        ]);
    }
}
