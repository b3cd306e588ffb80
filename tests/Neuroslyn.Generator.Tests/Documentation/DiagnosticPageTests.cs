using System.Globalization;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;

namespace Neuroslyn.Generator.Tests.Documentation;

public sealed class DiagnosticPageTests
{
    /// <summary>No source is known that makes the generator itself fail.</summary>
    private const string Unprovoked = "NSL9999";

    public static TheoryData<string> Ids => new(Rules.All.Select(rule => rule.Id));

    public static TheoryData<string> Warnings => new(Rules.All.Where(rule => rule.DefaultSeverity >= DiagnosticSeverity.Warning).Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_LeadsToThePage(string id)
    {
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Rules.Of(id).HelpLinkUri, StringComparison.Ordinal);
        Assert.True(File.Exists(DiagnosticPage.PathOf(id)), $"docs/diagnostics/{id}.md is missing: cause, why with its source, failing code, fixed code, when to suppress; the head is written by {SnapshotAcceptance.Variable}=1.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasItsSections(string id) => Assert.Equal(["Cause", "Why", "Failing code", "Fixed code", "When to suppress"], DiagnosticPage.Read(id).Headings);

    /// <summary>Who is warned can do something about it: a repair, or a reason to silence the rule that is its own and not that of the pages around it.</summary>
    [Theory]
    [MemberData(nameof(Warnings))]
    public void Warning_HasARepairOrSaysWhenToSuppress(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        Assert.StartsWith($"# {id}: ", page.Text, StringComparison.Ordinal);
        Assert.True(!page.Text.Contains("| Code fixes | none |", StringComparison.Ordinal) || page.WhenToSuppress.Length > 0, $"{id} has no code fix, and its page does not say when to suppress it.");
    }

    /// <summary>A translation is another resource file: a text in code would stay as it is.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_AreResources(string id)
    {
        DiagnosticDescriptor rule = Rules.Of(id);
        Assert.IsType<LocalizableResourceString>(rule.Title);
        Assert.IsType<LocalizableResourceString>(rule.MessageFormat);
        Assert.Equal(Messages.Resources.GetString(id + "_Title", CultureInfo.InvariantCulture), rule.Title.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Messages.Resources.GetString(id + "_Message", CultureInfo.InvariantCulture), rule.MessageFormat.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Head_IsWrittenFromTheRule(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        (Diagnostic? finding, string[] repairs) = id == Unprovoked ? (null, []) : await Provoke(page);
        string expected = page.WithHead(finding, repairs);
        if (expected != page.Text && SnapshotAcceptance.IsOn(Environment.GetEnvironmentVariable))
        {
            await File.WriteAllTextAsync(DiagnosticPage.PathOf(id), expected);
            return;
        }

        Assert.True(expected == page.Text, $"{id}.md has drifted from the rule; {SnapshotAcceptance.Variable}=1 writes its head anew.\n{SnapshotDiff.Render(expected, page.Text)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FailingCode_GivesThisRuleAndNoOther(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        foreach (string code in page.FailingCode)
        {
            AnalyzerRun run = await AnalyzerRun.Configured(page.Settings, page.Configuration, DiagnosticPage.Sources(code));
            Assert.Equal(
                page.CompilerIds.Append(id).Distinct().Order(StringComparer.Ordinal),
                run.Diagnostics.Where(diagnostic => IsSeen(diagnostic, id)).Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        }

        Assert.Equal(id == Unprovoked, page.FailingCode.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FixedCode_IsSilent(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        CompilationSettings settings = new();
        foreach (string code in page.FixedCode)
        {
            AnalyzerRun run = await AnalyzerRun.Configured(settings, page.Configuration, DiagnosticPage.Sources(code));
            Assert.True(run.Diagnostics.All(diagnostic => !IsSeen(diagnostic, "")), SourceCompilation.Describe(run.Diagnostics));
        }

        Assert.Equal(id == Unprovoked, page.FixedCode.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task EveryRepair_LeavesTheFailingCodeClean(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        foreach (string code in page.FailingCode)
        {
            CodeFixRun run = await CodeFixRun.Open(page.Settings, DiagnosticPage.Sources(code));
            foreach (Diagnostic finding in run.Findings.Where(finding => finding.Id == id))
            {
                foreach (string title in await run.Titles(finding))
                {
                    await RequireClean(await run.Apply(finding, title), id, title);
                }
            }
        }
    }

    /// <summary>A class with several findings of the rule still has the others.</summary>
    private static async Task RequireClean(CodeFixRun run, string id, string title)
    {
        while (run.Findings.FirstOrDefault(finding => finding.Id == id) is { } next && (await run.Titles(next)).Contains(title))
        {
            run = await run.Apply(next, title);
        }

        await run.RequireClean();
    }

    private static async Task<(Diagnostic Finding, string[] Repairs)> Provoke(DiagnosticPage page)
    {
        string[] sources = DiagnosticPage.Sources(page.FailingCode[0]);
        AnalyzerRun run = await AnalyzerRun.Configured(page.Settings, page.Configuration, sources);
        Diagnostic finding = run.Diagnostics.First(diagnostic => diagnostic.Id == page.Id);
        return (finding, CodeFixRun.TitlesOf(finding));
    }

    private static bool IsSeen(Diagnostic diagnostic, string id) => diagnostic.Severity != DiagnosticSeverity.Hidden || diagnostic.Id == id;
}
