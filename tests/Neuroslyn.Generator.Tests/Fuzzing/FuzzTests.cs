using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.Fuzzing;

/// <summary>While somebody types, most of what the compiler sees is broken: neither generator nor analyzers may ever throw.</summary>
public sealed class FuzzTests
{
    private const int RandomSources = 400;

    private static readonly string[] Attributes = ["Network", "Dense", "Dropout", "TargetRange", "Activation", "Loss", "Learned"];

    private static readonly string[] Names =
    [
        "Input", "Loss", "LossFunction", "LossFunctions", "LossArguments", "Precision", "HuberDelta", "Task", "Classes", "TrainingSamples", "units", "activation", "functions", "arguments", "UseBias",
        "Initializer", "InitializerScale", "Slope", "Alpha", "rate", "minimum", "maximum", "initialValue", "PerUnit", "SumOverUnits", "Nothing",
    ];

    private static readonly string[] Values =
    [
        "0", "1", "2", "-1", "7", "64", "33", "1000000", "int.MaxValue", "int.MinValue", "-2147483648", "99999999999", "0.5", "-0.0", "1e-300", "1e308", "double.NaN", "double.NegativeInfinity", "0.5f", "1m", "null",
        "default", "\"\"", "\"F\"", "\"Nothing\"", "nameof(F)", "nameof(G)", "nameof(Net)", "typeof(int)", "typeof(Net)", "typeof(List<>)", "true", "'c'", "new[] { 1.0 }", "new double[0]", "new int[] { 1 }",
        "Activation.Relu", "Activation.Softmax", "Activation.Step", "(Activation)99", "(Activation)(-1)", "Activation", "Loss.CrossEntropy", "Loss.None", "(Loss)77", "Loss.Huber", "Precision.Double", "(Precision)5",
        "Initializer.Normal", "Initializer.Zero", "(Initializer)42", "LearningTask.Regression", "(LearningTask)(-3)", "checked(1 / 0)", "x => x", "F", "this", "",
    ];

    private static readonly string[] Types = ["DenseLayer", "DenseLayer<double>", "DropoutLayer", "int", "Missing", "DenseLayer?", "var", "(int, int)", "DenseLayer<Missing>"];

    public static TheoryData<int> Sources => new(Enumerable.Range(0, FuzzedSources.All.Length));

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task DeletedTokens_AreSurvived(int index)
    {
        string source = FuzzedSources.All[index];
        TextSpan[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).Select(token => token.Span)];
        var survival = new Survival();
        await survival.TryAll(
        [
            source,
            .. tokens.Select(token => source.Remove(token.Start, token.Length)),
            .. tokens.Zip(tokens.Skip(1)).Select(pair => source.Remove(pair.First.Start, pair.Second.End - pair.First.Start)),
        ]);

        Assert.True(survival.Count > tokens.Length, "Some deletion gave the same source as another, but not all of them can.");
        Assert.True(survival.Failures.Count == 0, string.Join("\n\n", survival.Failures.Take(3)));
    }

    [Fact]
    public async Task RandomArguments_AreSurvived()
    {
        var random = new Random(20261127);
        var survival = new Survival();
        await survival.TryAll(Enumerable.Range(0, RandomSources).Select(_ => Source(random)));

        Assert.True(survival.Failures.Count == 0, string.Join("\n\n", survival.Failures.Take(3)));
    }

    [Fact]
    public void EverySource_CompilesOrFailsAsIntended()
    {
        // The last two are faulty on purpose; if the others were, deleting tokens would show less.
        foreach (string source in FuzzedSources.All.SkipLast(2))
        {
            GeneratorRun run = GeneratorRun.Once(source);
            Assert.DoesNotContain(run.Output.GetSemanticModel(run.Output.SyntaxTrees.First()).GetDiagnostics(), problem => problem.DefaultSeverity == DiagnosticSeverity.Error && problem.Id != "CS8805");
        }
    }

    private static string Source(Random random) => $$"""
        using System; using System.Collections.Generic; using Neuroslyn;
        {{Attribute(random, "Network")}}{{(random.Next(3) == 0 ? Attribute(random, "TargetRange") : "")}}
        public partial class Net
        {
            {{string.Join("\n    ", Enumerable.Range(0, random.Next(1, 4)).Select(index => Layer(random, index)))}}
            {{(random.Next(4) == 0 ? Attribute(random, "Activation") : "[Activation]")}} public static float F(float x, {{(random.Next(4) == 0 ? Attribute(random, "Learned") : "")}} float a = 1) => a * x;
            {{(random.Next(4) == 0 ? Attribute(random, "Loss") : "[Loss]")}} public static float G(float p, float t) => p - t;
        }
        """;

    private static string Layer(Random random, int index)
    {
        string attribute = random.Next(8) == 0 ? Pick(random, Attributes) : "Dense";
        string second = random.Next(4) == 0 ? Attribute(random, Pick(random, Attributes)) : "";
        string name = random.Next(10) == 0 ? "Layer0" : $"Layer{index}";
        return $"{Attribute(random, attribute)}{second} public partial {(random.Next(3) > 0 ? "DenseLayer" : Pick(random, Types))} {name} {{ get; }}";
    }

    private static string Attribute(Random random, string name) =>
        $"[{name}({string.Join(", ", Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(2) == 0 ? Pick(random, Values) : $"{Pick(random, Names)} {(random.Next(5) == 0 ? ":" : "=")} {Pick(random, Values)}"))})]";

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
