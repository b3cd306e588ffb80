using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Tests.Documentation;

public sealed partial class DiagnosticIndexTests
{
    private const string Begin = "<!-- Written by DiagnosticIndexTests; NEUROSLYN_ACCEPT_SNAPSHOTS=1 writes it anew. -->\n";
    private const string End = "<!-- End of what DiagnosticIndexTests writes. -->\n";

    [Fact]
    public async Task Index_ListsEveryRule()
    {
        string text = Repository.Read("docs", "diagnostics", "README.md");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string expected = text[..begin] + "\n" + Table() + "\n" + text[end..];
        if (expected != text && SnapshotAcceptance.IsOn(Environment.GetEnvironmentVariable))
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "diagnostics", "README.md"), expected);
            return;
        }

        Assert.True(expected == text, $"docs/diagnostics/README.md has drifted from the rules; {SnapshotAcceptance.Variable}=1 writes its table anew.\n{SnapshotDiff.Render(expected, text)}");
    }

    [Fact]
    public void Pages_AreThoseOfTheRules() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "NSL*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    /// <summary>An id of the section on what cannot be expressed has no rule; once it has one, its row must go.</summary>
    [Fact]
    public void ReservedIds_HaveNoRule()
    {
        string text = Repository.Read("docs", "diagnostics", "README.md");
        string reserved = text.Split("\n## ").Single(section => section.StartsWith("Ids whose construct does not exist", StringComparison.Ordinal));
        string[] ids = [.. RuleId().Matches(reserved).Select(match => match.Value)];

        Assert.NotEmpty(ids);
        Assert.Empty(ids.Intersect(Rules.All.Select(rule => rule.Id)));
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void EveryOption_IsListedWithItsDefault()
    {
        string text = Repository.Read("docs", "diagnostics", "README.md");
        List<string> asked = [];
        RuleOptions.Read(key =>
        {
            asked.Add(key);
            return null;
        });

        Assert.NotEmpty(asked);
        Assert.All(asked, key => Assert.Contains($"| `{key}` | ", text, StringComparison.Ordinal));
        Assert.Equal(asked.Distinct().Order(StringComparer.Ordinal), OptionRow().Matches(text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private static string Table()
    {
        var table = new StringBuilder("| Id | Severity | Title | Code fix |\n|---|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in Rules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            bool isFixable = !DiagnosticPage.Read(rule.Id).Text.Contains("| Code fixes | none |", StringComparison.Ordinal);
            string severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {severity} | {rule.Title.ToString(CultureInfo.InvariantCulture)} | {(isFixable ? "yes" : "")} |\n");
        }

        return table.ToString();
    }

    [GeneratedRegex("NSL[0-9]{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"\| `(neuroslyn\.[A-Za-z0-9_.]+)` \|")]
    private static partial Regex OptionRow();
}
