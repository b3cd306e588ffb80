namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>The perceptron's activation has no gradient.</summary>
public sealed class StepRuleTests
{
    [Fact]
    public async Task S015_TrainableNetworkWithStep_IsNSL2005()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(
            """
            using Neuroslyn;
            [Network(Input = 2, Loss = Loss.MeanSquaredError)]
            sealed partial class Net
            {
                [Dense(2, {|NSL2005:Activation.Step|})] public partial DenseLayer Hidden { get; }
                [Dense(1, Activation.Sigmoid, Initializer = Initializer.XavierNormal)] public partial DenseLayer Output { get; }
            }
            """);
        Assert.Contains("zero gradient", Assert.Single(run.Messages("NSL2005")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public Task S015_InferenceOnlyNetworkWithStep_IsSilent() => AnalyzerRun.Verify(
        """
        using Neuroslyn;
        [Network(Input = 2)]
        sealed partial class Net
        {
            [Dense(2, Activation.Step)] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Step, StepAtZero = StepAtZero.Zero)] public partial DenseLayer Output { get; }
        }
        """);

    [Fact]
    public Task ConventionThatDoesNotExist_IsNSL0014() => AnalyzerRun.Verify(
        """
        using Neuroslyn;
        [Network(Input = 2)]
        sealed partial class Net { [Dense(1, Activation.Step, StepAtZero = {|NSL0014:(StepAtZero)3|})] public partial DenseLayer Output { get; } }
        """);
}
