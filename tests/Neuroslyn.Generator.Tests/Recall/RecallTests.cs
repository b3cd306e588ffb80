using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>Recall on models that are known to be faulty, and false alarms on models that are known to be sound.</summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private static readonly ModelCase[] Faulty = [.. FaultyModels.All, .. SyntheticFaults.All, .. FurtherModels.Faulty, .. ComposedModels.Faulty, .. TrainingModels.Faulty];
    private static readonly ModelCase[] Sound = [.. FaultyModels.Corrected, .. SilentModels.All, .. FurtherModels.Sound, .. ComposedModels.Sound, .. TrainingModels.Sound];

    private static readonly ConcurrentDictionary<string, Lazy<Task<Diagnostic[]>>> Analyzed = new(StringComparer.Ordinal);

    /// <summary>Every model of both kinds, by name.</summary>
    public static TheoryData<string> Names => new(Faulty.Concat(Sound).Select(model => model.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Model_IsWarnedOfWhatIsWrongAndNothingElse(string name)
    {
        ModelCase model = Faulty.Concat(Sound).Single(model => model.Name == name);
        Diagnostic[] found = await Findings(model);

        Assert.True(
            model.Warnings.Order(StringComparer.Ordinal).SequenceEqual(Loud(found)),
            $"Expected {string.Join(", ", model.Warnings)}, found:\n{SourceCompilation.Describe(found)}");
        Assert.All(model.Remarks, id => Assert.Contains(found, finding => finding.Id == id && finding.Severity == DiagnosticSeverity.Info));
    }

    [Fact]
    public void SoundModels_ExpectNothing() => Assert.All(Sound, model => Assert.Empty(model.Warnings));

    /// <summary>The table of the report: per rule how many faults were planted, how many found, and how often it spoke without reason.</summary>
    [Fact]
    public async Task RecallAndFalseAlarms_PerRule()
    {
        SortedDictionary<string, (int Planted, int Found, int False)> rules = new(StringComparer.Ordinal);
        foreach (ModelCase model in Faulty.Concat(Sound))
        {
            Diagnostic[] found = await Findings(model);
            string[] loud = Loud(found);
            string[] expected = [.. model.Warnings, .. model.Remarks];
            foreach (string id in expected.Concat(loud).Distinct())
            {
                (int planted, int hits, int wrong) = rules.GetValueOrDefault(id);
                bool isExpected = expected.Contains(id);
                bool isFound = found.Any(finding => finding.Id == id);
                rules[id] = (planted + (isExpected ? 1 : 0), hits + (isExpected && isFound ? 1 : 0), wrong + (!isExpected && loud.Contains(id) ? 1 : 0));
            }
        }

        output.WriteLine($"{Faulty.Length} models with faults, {Sound.Length} without");
        output.WriteLine("rule      planted  found  false");
        foreach ((string id, (int planted, int hits, int wrong)) in rules)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}  {planted,7}{hits,7}{wrong,7}"));
        }

        foreach ((string name, string reason) in FaultyModels.Inexpressible.Concat(SyntheticFaults.Inexpressible).Concat(SilentModels.Inexpressible))
        {
            output.WriteLine($"left out: {name}: {reason}");
        }

        Assert.All(rules, rule => Assert.Equal((rule.Value.Planted, 0), (rule.Value.Found, rule.Value.False)));
    }

    private static string[] Loud(IEnumerable<Diagnostic> found) =>
        [.. found.Where(finding => finding.Severity >= DiagnosticSeverity.Warning).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every model is analysed once, for its own test and for the table.</summary>
    private static Task<Diagnostic[]> Findings(ModelCase model) => Analyzed.GetOrAdd(model.Name, _ => new Lazy<Task<Diagnostic[]>>(() => Analyze(model))).Value;

    private static async Task<Diagnostic[]> Analyze(ModelCase model)
    {
        GeneratorRun generation = GeneratorRun.Once(model.Source);
        SyntaxTree written = generation.Output.SyntaxTrees.First();
        Diagnostic[] errors = [.. generation.Output.GetSemanticModel(written).GetDiagnostics().Where(finding => finding.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, "A model that does not compile would be silent for the wrong reason:\n" + SourceCompilation.Describe(errors));
        return [.. (await AnalyzerRun.Findings(generation.Output)).Where(finding => finding.Severity != DiagnosticSeverity.Hidden)];
    }
}
