using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed partial class RuleTableTests
{
    public static TheoryData<string> Ids => new(Rules.All.Select(rule => rule.Id));

    [Fact]
    public void Ids_AreUnique() => Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Categories_MatchTheBlocks(string id)
    {
        string category = id[3] switch
        {
            '0' => "Structure",
            '1' => "Initialisation",
            '2' => "Activation",
            '3' => "Loss",
            '4' => "Regularisation",
            '5' => "Optimisation",
            '6' => "Data",
            '7' => "Generation",
            _ => "Internal",
        };

        Assert.Equal("Neuroslyn." + category, Rules.Of(id).Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TitlesAndMessages_ComeFromTheResources(string id)
    {
        DiagnosticDescriptor rule = Rules.Of(id);

        Assert.NotEqual("", rule.Title.ToString(CultureInfo.InvariantCulture));
        Assert.NotEqual("", rule.MessageFormat.ToString(CultureInfo.InvariantCulture));
        Assert.DoesNotMatch(@"[.!?]$", rule.MessageFormat.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Resources_HoldNothingThatNoCodeNames()
    {
        string code = string.Concat(Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "generator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        IEnumerable<string> keys = Messages.Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key);

        foreach (string key in keys.Where(key => !RuleText().IsMatch(key)))
        {
            // The last word of some keys is the name of an enumeration's member.
            int word = key.LastIndexOf('_') + 1;
            Assert.True(code.Contains($"\"{key}\"", StringComparison.Ordinal) || (word > 0 && code.Contains($"\"{key[..word]}\" + ", StringComparison.Ordinal)), $"No code names '{key}'.");
        }
    }

    [Fact]
    public void ReleaseTable_HoldsEveryRule()
    {
        IEnumerable<string> rows = Repository.Read("generator", "Neuroslyn.Generator", "AnalyzerReleases.Unshipped.md")
            .Split('\n')
            .Concat(Repository.Read("generator", "Neuroslyn.Generator", "AnalyzerReleases.Shipped.md").Split('\n'))
            .Where(line => line.StartsWith("NSL", StringComparison.Ordinal));

        Assert.Equal(
            Rules.All.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled")} | {rule.Title.ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^NSL[0-9]{4}_(Title|Message)$")]
    private static partial Regex RuleText();
}
