namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>A layer whose result is not used is warned of, and has parameters like any other: its handle can be read, and files keep it.</summary>
public sealed class UnusedLayerTests
{
    [Theory]
    [InlineData("[Dense(4, Activation.Relu)] public partial DenseLayer Unused { get; }", "network.Unused.Weights[2, 3] + network.Unused.Bias.Length")]
    [InlineData("[Maxout(4, 2)] public partial MaxoutLayer Unused { get; }", "network.Unused.Weights[2, 7] + network.Unused.Bias.Length - network.Unused.UnitCount")]
    [InlineData("[Dense(4, Activation.Relu), BatchNormalization] public partial DenseLayer Unused { get; }", "network.Unused.Normalization!.Scale[3] + network.Unused.Bias.Length - 1")]
    [InlineData("[Maxout(4, 2), LayerNormalization] public partial MaxoutLayer Unused { get; }", "network.Unused.Normalization!.Scale[7] + network.Unused.Normalization!.Shift[7] + 3")]
    [InlineData("[BatchNormalization] public partial BatchNormalizationLayer Unused { get; }", "network.Unused.RunningVariance[2] + network.Unused.Scale[2] + 2")]
    [InlineData("[LayerNormalization] public partial LayerNormalizationLayer Unused { get; }", "network.Unused.Scale[2] + 3")]
    [InlineData("public partial Inner Unused { get; }", "network.Unused.Scaled.Normalization!.Scale[1] + 3")]
    public void HandleOfAnUnusedLayer_CanBeRead(string layer, string value)
    {
        string source = $$"""
            using Neuroslyn;
            [Network(Input = 3, Loss = Loss.MeanSquaredError)]
            sealed partial class Net
            {
                [Dense(3, Activation.Tanh)] public partial DenseLayer Hidden { get; }
                {{layer}}
                [Dense(1, From = nameof(Hidden))] public partial DenseLayer Output { get; }

                static double Run()
                {
                    var network = new Net();
                    return {{value}};
                }
            }

            [Network(Input = 3)]
            sealed partial class Inner
            {
                [Maxout(2, 2), BatchNormalization] public partial MaxoutLayer Scaled { get; }
            }
            """;
        using LoadedAssembly loaded = GeneratorRun.Any(source).Load();

        double read = loaded.Invoke<double>("Net", "Run");

        // A weight is anything but 0, beside the numbers that are known.
        Assert.InRange(read, 2.5, 5.5);
    }
}
