using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using static Neuroslyn.Generator.Tests.Harness.Snapshot;

namespace Neuroslyn.Generator.Tests.Boltzmann;

public sealed class BoltzmannGeneratorTests
{
    private const string Machine = """
        using Neuroslyn;

        namespace Demo;

        /// <summary>Bars and stripes.</summary>
        [Boltzmann(Visible = 4, Hidden = 3)]
        public sealed partial class Stripes
        {
            public int Answer() => 42;
        }
        """;

    [Fact]
    public Task BinaryMachine() => Verify(Run(Machine).Driver);

    [Fact]
    public void GaussianUnits_KeepTheirMeansAsTheyAre()
    {
        string text = Run(Machine.Replace("Hidden = 3", "Hidden = 3, VisibleUnits = VisibleUnits.Gaussian, Precision = Precision.Double", StringComparison.Ordinal)).TextOf();
        Assert.Contains("the means of p(v | h) = N(b + W h, 1)", text, StringComparison.Ordinal);
        Assert.Contains("|v - b|² / 2", text, StringComparison.Ordinal);
        Assert.Contains("IBoltzmannMachine<double>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed partial class Stripes", "internal partial class Stripes")]
    [InlineData("namespace Demo;", "")]
    [InlineData("public int Answer() => 42;", "public Stripes() { }")]
    [InlineData("Visible = 4, Hidden = 3", "Visible = 100, Hidden = 33")]
    [InlineData("Visible = 4, Hidden = 3", "Visible = 1, Hidden = 1, Precision = Precision.Double")]
    public void EveryKindOfClass_CompilesWithoutWarnings(string before, string after) => Assert.NotEmpty(Run(Machine.Replace(before, after, StringComparison.Ordinal)).TextOf());

    [Fact]
    public void ANestedMachine_IsFoundInItsType() => Assert.Equal(
        "Outer+Inner.g.cs", Assert.Single(Run("using Neuroslyn; partial struct Outer { [Boltzmann(Visible = 2, Hidden = 2)] internal sealed partial class Inner; }").Sources).HintName);

    [Theory]
    [InlineData("public int Answer() => 42;", "public int Answer() => 43; // comment")]
    [InlineData("Hidden = 3", "Hidden = 1 + 2")]
    [InlineData("Bars and stripes", "Stripes and bars")]
    public void EditsThatChangeNothing_AreCached(string before, string after)
    {
        GeneratorRun edited = Run(Machine).AfterReplacing(0, Machine.Replace(before, after, StringComparison.Ordinal));
        Assert.All(edited.Reasons(TrackingNames.BoltzmannModels), reason => Assert.True(reason is Cached or Unchanged));
        Assert.Equal([Cached], edited.OutputReasons);
    }

    [Theory]
    [InlineData("Hidden = 3", "Hidden = 4")]
    [InlineData("Hidden = 3", "Hidden = 3, InitializerScale = 0.1")]
    [InlineData("public int Answer()", "public int Other()")]
    public void EditsOfAMachine_RecomputeIt(string before, string after)
    {
        GeneratorRun edited = Run(Machine).AfterReplacing(0, Machine.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal([Modified], edited.Reasons(TrackingNames.BoltzmannModels));
    }

    [Fact]
    public void StepOutputs_ReachNothingOfTheCompiler()
    {
        GeneratorRun run = Run(Machine);
        foreach (string step in (string[])[TrackingNames.BoltzmannModels, TrackingNames.BoltzmannFiles])
        {
            Assert.All(run.Outputs(step), output => Assert.Empty(ReachableObjects.FindCompilerObjects(output.Value)));
        }
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Clean(new BoltzmannGenerator(), new CompilationSettings(), source);
}
