using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Neuroslyn.Generator.Diagnostics;

namespace Neuroslyn.Generator.Tests.Documentation;

/// <summary>
/// One page of docs/diagnostics. Its head is written from the descriptor and from what the failing code gives; the rest is written by hand, but its
/// code is compiled and analysed.
/// </summary>
internal sealed partial class DiagnosticPage
{
    private const string FirstSection = "## Cause";
    private const string GlobalUsings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;\nglobal using Neuroslyn;\n";

    private readonly Dictionary<string, string> _sections;

    private DiagnosticPage(string id, string text)
    {
        Id = id;
        Text = text;
        _sections = text.Split("\n## ").Skip(1).ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>The rule.</summary>
    public string Id { get; }

    /// <summary>The whole page.</summary>
    public string Text { get; }

    /// <summary>The headings in their order.</summary>
    public IEnumerable<string> Headings => _sections.Keys;

    /// <summary>Sources with the mistake.</summary>
    public IReadOnlyList<string> FailingCode => Blocks("Failing code", "csharp");

    /// <summary>The same without it.</summary>
    public IReadOnlyList<string> FixedCode => Blocks("Fixed code", "csharp");

    /// <summary>What the page says on silencing the rule.</summary>
    public string WhenToSuppress => _sections["When to suppress"].Trim();

    /// <summary>What the compiler reports beside the rule, because the code cannot compile.</summary>
    public IEnumerable<string> CompilerIds => CompilerId().Matches(_sections["Failing code"]).Select(match => match.Value);

    /// <summary>The <c>.editorconfig</c> of the failing code.</summary>
    public IReadOnlyDictionary<string, string> Configuration => Blocks("Failing code", "ini")
        .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => line.Split(" = "))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>How the failing code is compiled.</summary>
    public CompilationSettings Settings => Blocks("Failing code", "xml").Any(block => block.Contains("<LangVersion>12</LangVersion>", StringComparison.Ordinal))
        ? new CompilationSettings { LanguageVersion = LanguageVersion.CSharp12 }
        : new CompilationSettings();

    public static string PathOf(string id) => Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md");

    public static DiagnosticPage Read(string id) => new(id, Repository.Read("docs", "diagnostics", id + ".md"));

    /// <summary>A block of a page as the sources of a project: the runtime's namespace and the usual ones are imported, as in a new project.</summary>
    public static string[] Sources(string code) => [code, GlobalUsings];

    /// <summary>The page with its head written anew.</summary>
    /// <param name="finding">What the failing code gives; null where no source provokes the rule.</param>
    /// <param name="repairs">The titles of the repairs offered for it.</param>
    public string WithHead(Diagnostic? finding, IReadOnlyList<string> repairs)
    {
        DiagnosticDescriptor rule = Rules.Of(Id);
        // What generation costs changes with every improvement of it; the page need not.
        string message = (IsMeasured(rule) ? null : finding?.GetMessage(CultureInfo.InvariantCulture)) ?? rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
        string head = $"""
            # {Id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}

            | | |
            | --- | --- |
            | Category | {rule.Category} |
            | Severity | {rule.DefaultSeverity}{(rule.IsEnabledByDefault ? "" : ", off by default")} |
            | {(IsMeasured(rule) || finding is null ? "Message" : "Message for the code below")} | {message.Replace("|", "\\|", StringComparison.Ordinal)} |
            | Code fixes | {(repairs.Count == 0 ? "none" : string.Join("; ", repairs.Select(title => $"*{title}*")))} |


            """;
        return head.ReplaceLineEndings("\n") + Text[Text.IndexOf(FirstSection, StringComparison.Ordinal)..];
    }

    private static bool IsMeasured(DiagnosticDescriptor rule) => rule.Id is "NSL7002" or "NSL7003" or "NSL7007";

    private List<string> Blocks(string section, string language) => [.. Block().Matches(_sections[section]).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    [GeneratedRegex(@"```(\w+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"CS\d{4}")]
    private static partial Regex CompilerId();
}
