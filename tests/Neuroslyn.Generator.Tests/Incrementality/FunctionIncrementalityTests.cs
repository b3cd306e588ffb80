using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Neuroslyn.Generator.Tests.Incrementality;

/// <summary>An edit of a user's function recomputes the networks that use it, and only if its formula changes.</summary>
public sealed class FunctionIncrementalityTests
{
    private const string Functions = """
        using System;
        using Neuroslyn;

        internal static class Functions
        {
            [Activation] public static float Bump(float x) => Twice(MathF.Exp(-x * x));
            [Loss] public static float Square(float prediction, float target) => (prediction - target) * (prediction - target);
            private static float Twice(float x) => 2 * x;
        }
        """;

    private const string First = """
        using Neuroslyn;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class First
        {
            [Dense(4, typeof(Functions), nameof(Functions.Bump))] public partial DenseLayer Hidden { get; }
            [Dense(2)] public partial DenseLayer Output { get; }
        }
        """;

    private const string Second = """
        using Neuroslyn;

        [Network(Input = 5, LossFunctions = typeof(Functions), LossFunction = nameof(Functions.Square))]
        public sealed partial class Second
        {
            [Dense(2, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """;

    [Theory]
    [InlineData("MathF.Exp(-x * x)", "MathF.Exp(-x * x / 2)")]
    [InlineData("=> 2 * x", "=> 3 * x")]
    public void EditOfTheBody_RecomputesTheNetworksThatUseIt(string before, string after)
    {
        GeneratorRun edited = Run().AfterReplacing(0, Functions.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([Modified, Cached], edited.Reasons(TrackingNames.Models));
        Assert.Equal([Modified, Cached], edited.Reasons(TrackingNames.Files));
        Assert.Equal([Modified, Cached], edited.OutputReasons);
    }

    [Theory]
    [InlineData("using System;", "using System; // comment")]
    [InlineData("public static float Bump(float x) => Twice(MathF.Exp(-x * x));", "public static float Bump(float x)\n    =>  Twice(MathF.Exp(-x  *  x)); // the bell")]
    [InlineData("=> 2 * x", "=> (1 + 1) * x")]
    [InlineData("private static float Twice", "public const int Other = 3; private static float Twice")]
    public void EditThatLeavesTheFormula_IsCached(string before, string after)
    {
        GeneratorRun edited = Run().AfterReplacing(0, Functions.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([Cached, Cached], edited.Reasons(TrackingNames.Models));
        Assert.Equal([Cached, Cached], edited.OutputReasons);
    }

    [Fact]
    public void StepOutputs_ReachNothingOfTheCompiler() =>
        Assert.All(Run().Outputs(TrackingNames.Models), output => Assert.Empty(ReachableObjects.FindCompilerObjects(output.Value)));

    private static GeneratorRun Run() => GeneratorRun.Clean(Functions, First, Second);
}
