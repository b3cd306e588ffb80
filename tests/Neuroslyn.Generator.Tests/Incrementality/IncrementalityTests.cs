using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Neuroslyn.Generator.Tests.Incrementality;

/// <summary>What an edit recomputes. Every keystroke in any file of the project runs the generator; only what changed may cost.</summary>
public sealed class IncrementalityTests
{
    private const string First = """
        using Neuroslyn;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class First
        {
            [Dense(4, Activation.Relu), Dropout(0.2)] public partial DenseLayer Hidden { get; }
            [Dense(2)] public partial DenseLayer Output { get; }

            public int Answer() => 42;
        }
        """;

    private const string Second = """
        using Neuroslyn;

        [Network(Input = 5)]
        public sealed partial class Second
        {
            [Dense(2, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """;

    private const string Unrelated = "class Unrelated { int _value; int Next() => _value++; }";

    [Theory]
    [InlineData("public int Answer() => 42;", "public int Answer() => 42; // comment")]
    [InlineData("public int Answer() => 42;", "public int Answer() => 43;")]
    [InlineData("[Dense(4, Activation.Relu), Dropout(0.2)]", "[Dense( 4,\r\n Activation.Relu)]\r\n /* note */ [Dropout(0.2)]")]
    [InlineData("public sealed partial class First", "/// <summary>Documented.</summary>\npublic partial class First")]
    [InlineData("[Dense(2)]", "[Dense(1 + 1)]")]
    [InlineData("using Neuroslyn;", "using System;\nusing Neuroslyn;")]
    public void EditsThatChangeNoNetwork_AreCached(string before, string after)
    {
        GeneratorRun edited = Run().AfterReplacing(0, First.Replace(before, after, StringComparison.Ordinal));

        Assert.All(edited.Reasons(TrackingNames.Models), reason => Assert.True(reason is Cached or Unchanged));
        Assert.Equal([Cached, Cached], edited.Reasons(TrackingNames.Files));
        Assert.Equal([Cached, Cached], edited.OutputReasons);
    }

    [Theory]
    [InlineData("[Dense(4, Activation.Relu)", "[Dense(5, Activation.Relu)")]
    [InlineData("Activation.Relu", "Activation.Tanh")]
    [InlineData("Dropout(0.2)", "Dropout(0.3)")]
    [InlineData("Input = 3", "Input = 4")]
    [InlineData("Hidden", "Inner")]
    [InlineData("public int Answer()", "public int Answer(int question)")]
    [InlineData("public partial DenseLayer Hidden", "internal partial DenseLayer Hidden")]
    public void EditsOfANetwork_RecomputeThatNetworkOnly(string before, string after)
    {
        GeneratorRun edited = Run().AfterReplacing(0, First.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([Modified, Cached], edited.Reasons(TrackingNames.Models).Select(reason => reason is Unchanged ? Cached : reason));
        Assert.Equal(Cached, edited.Reasons(TrackingNames.Files)[1]);
        Assert.Equal(Cached, edited.OutputReasons[1]);
    }

    [Theory]
    [InlineData("[Dense(2, Activation.Sigmoid)]", "[Dense(3, Activation.Sigmoid)]", Modified)]
    [InlineData("public sealed partial class Second", "// comment\npublic sealed partial class Second", Cached)]
    public void EditOfAnInnerNetwork_RecomputesTheOneAroundIt(string before, string after, IncrementalStepRunReason expected)
    {
        const string outer = """
            using Neuroslyn;

            [Network(Input = 5)]
            public sealed partial class Outer
            {
                public partial Second Inner { get; }
                [Dense(2)] public partial DenseLayer Output { get; }
            }
            """;
        GeneratorRun edited = GeneratorRun.Clean(outer, Second, First).AfterReplacing(1, Second.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([expected, expected, Cached], edited.Reasons(TrackingNames.Files));
    }

    [Fact]
    public void EditOfAnotherFile_IsCached()
    {
        GeneratorRun edited = Run().AfterReplacing(2, Unrelated.Replace("int Next()", "long Next()", StringComparison.Ordinal));

        Assert.All(edited.Reasons(TrackingNames.Models), reason => Assert.True(reason is Cached or Unchanged));
        Assert.Equal([Cached, Cached], edited.OutputReasons);
    }

    [Fact]
    public void AddedNetwork_LeavesTheOthersAlone()
    {
        GeneratorRun edited = Run().AfterAdding("using Neuroslyn; [Network(Input = 1)] sealed partial class Third { [Dense(1)] public partial DenseLayer Output { get; } }");

        Assert.Equal([Cached, Cached, New], edited.Reasons(TrackingNames.Files));
        Assert.Equal([Cached, Cached, New], edited.OutputReasons);
    }

    [Fact]
    public void RemovedNetwork_TakesItsFileAlong() => Assert.Equal("Second.g.cs", Assert.Single(Run().AfterReplacing(0, "").Sources).HintName);

    [Fact]
    public void StepOutputs_ReachNothingOfTheCompiler()
    {
        GeneratorRun run = GeneratorRun.Any(First, Second, "using Neuroslyn; [Network(Input = -1)] partial class Broken { [Dense(2)] public partial DenseLayer Output { get; } }");

        foreach (string step in (string[])[TrackingNames.Models, TrackingNames.Files])
        {
            Assert.Equal(3, run.Outputs(step).Count());
            Assert.All(run.Outputs(step), output => Assert.Empty(ReachableObjects.FindCompilerObjects(output.Value)));
        }
    }

    private static GeneratorRun Run() => GeneratorRun.Clean(First, Second, Unrelated);
}
