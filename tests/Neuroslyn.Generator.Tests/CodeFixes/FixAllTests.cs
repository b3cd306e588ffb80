using Microsoft.CodeAnalysis.CodeFixes;

namespace Neuroslyn.Generator.Tests.CodeFixes;

public sealed class FixAllTests
{
    private const string Title = "Use Activation.Relu";

    [Fact]
    public async Task Document_RepairsAllLayersOfAllNetworksInIt()
    {
        CodeFixRun run = await CodeFixRun.Open(Linear("One") + Linear("Two")["using Neuroslyn;\n".Length..], Linear("Three"));
        Assert.Equal(6, run.Findings.Length);

        CodeFixRun repaired = await run.ApplyToAll(run.Findings[0], Title, FixAllScope.Document);

        Assert.Equal(run.Sources[0].Replace("[Dense(9)]", "[Dense(9, Activation.Relu)]", StringComparison.Ordinal), repaired.Sources[0]);
        Assert.Equal(run.Sources[1], repaired.Sources[1]);
        Assert.Equal(2, repaired.Findings.Length);
    }

    [Theory]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task ProjectAndSolution_RepairAllTheirDocuments(FixAllScope scope, int left)
    {
        CodeFixRun run = await CodeFixRun.Open(new CompilationSettings(), [Linear("One"), Linear("Two")], [Linear("Three")]);
        Assert.Equal(6, run.Findings.Length);

        CodeFixRun repaired = await run.ApplyToAll(run.Findings[0], Title, scope);

        Assert.Equal(left, repaired.Findings.Length);
        if (left == 0)
        {
            await repaired.RequireClean();
        }
    }

    [Fact]
    public async Task RepairsOfOneClass_AreCombined()
    {
        CodeFixRun run = await CodeFixRun.Open(CodeFixTests.Network(
            "Input = 9",
            "[Dense(9, Activation.Relu), Dropout(0)] public partial DenseLayer A { get; }",
            "[Dropout(0)] public partial DropoutLayer B { get; }",
            "[Dropout(0.0)] public partial DropoutLayer C { get; }",
            "[Dense(2)] public partial DenseLayer Output { get; }"));

        CodeFixRun repaired = await run.ApplyToAll(run.Findings[0], "Remove the dropout", FixAllScope.Document);

        Assert.Equal(
            CodeFixTests.Network("Input = 9", "[Dense(9, Activation.Relu)] public partial DenseLayer A { get; }", "[Dense(2)] public partial DenseLayer Output { get; }"),
            repaired.Sources[0]);
        await repaired.RequireClean();
    }

    [Fact]
    public async Task AnotherRepairOfTheSameRule_IsNotCarriedOut()
    {
        CodeFixRun run = await CodeFixRun.Open(
            CodeFixTests.Network("Input = 3, Loss = Loss.CrossEntropy", "[Dense(3, Activation.Sigmoid)] public partial DenseLayer Output { get; }"),
            CodeFixTests.Network("Input = 3, Loss = Loss.CrossEntropy", "[Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }").Replace("Net", "Other", StringComparison.Ordinal).Replace("Otherwork", "Network", StringComparison.Ordinal));

        CodeFixRun repaired = await run.ApplyToAll(run.Findings[0], "Independent labels: sigmoid and binary cross entropy", FixAllScope.Project);

        Assert.Equal(["NSL3006"], repaired.Findings.Select(finding => finding.Id));
    }

    /// <summary>So <c>dotnet format</c> asks: the key is that of the analyzer's first finding, whatever its rule, and null if that has no repair.</summary>
    [Theory]
    [InlineData("NSL3001.Sigmoid.0")]
    [InlineData(null)]
    public async Task AKeyOfAnotherRule_MeansTheFirstRepairOfEachFinding(string? key)
    {
        CodeFixRun run = await CodeFixRun.Open(Linear("One"), Linear("Two"));

        CodeFixRun repaired = await run.ApplyKeyToAll(run.Findings[0], key, FixAllScope.Solution);

        Assert.Equal([.. run.Sources.Select(source => source.Replace("[Dense(9)]", "[Dense(9, Activation.Relu)]", StringComparison.Ordinal))], repaired.Sources);
        await repaired.RequireClean();
    }

    private static string Linear(string name) => CodeFixTests
        .Network("Input = 9", "[Dense(9)] public partial DenseLayer A { get; }", "[Dense(9)] public partial DenseLayer B { get; }", "[Dense(9, Activation.Relu)] public partial DenseLayer Output { get; }")
        .Replace("class Net", "class " + name, StringComparison.Ordinal);
}
