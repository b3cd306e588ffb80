using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class SnapshotTests
{
    private static readonly ProbeGenerator Generator = new(name => $"// made for {name}\nclass {name}Companion;");

    [Fact]
    public Task Sources_AreNamedByTheirHints() => Verify(Run("class First; class Second;"));

    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    public Task Parameters_ArePartOfTheName(string name) => Verify(Run($"class {name};")).UseParameters(name);

    [Fact]
    public async Task MissingParameters_AreNamed()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Verify(Run("class C;")).UseParameters("surplus"));

        Assert.Contains("has 0 parameters, UseParameters got 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedText_BeginsWithTheHintNameAndHasLineFeedsOnly()
    {
        var generator = new ProbeGenerator(name => $"class {name}Companion\r\n{{\r\n}}\r\n");

        SnapshotText text = Assert.Single(Snapshot.GeneratedText(Run("class C;", generator).GetRunResult()));

        Assert.Equal(new SnapshotText("C.g", "//HintName: C.g.cs\nclass CCompanion\n{\n}\n"), text);
    }

    [Fact]
    public void GeneratorThatFails_FailsTheTest()
    {
        var generator = new ProbeGenerator(_ => throw new FormatException("broken"));

        var exception = Assert.Throws<InvalidOperationException>(() => Snapshot.GeneratedText(Run("class C;", generator).GetRunResult()));

        Assert.Equal("ProbeGenerator failed: broken", exception.Message);
    }

    private static GeneratorDriver Run(string source, IIncrementalGenerator? generator = null) =>
        CSharpGeneratorDriver.Create(generator ?? Generator).RunGenerators(SourceCompilation.Create([source], new CompilationSettings()));
}
