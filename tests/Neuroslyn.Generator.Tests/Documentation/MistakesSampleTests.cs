using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Documentation;

/// <summary>The sample of mistakes makes the ones it says, and no others. That its build prints them is a package test.</summary>
public sealed class MistakesSampleTests
{
    private const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly string[] Parts = ["Networks", "Training"];

    [Fact]
    public async Task EveryFile_HasTheMistakeOfItsFirstLine()
    {
        string folder = Path.Combine(Repository.Root, "samples", "Mistakes");
        string[] files = [.. Parts.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*.cs")).Order(StringComparer.Ordinal)];
        string[] sources = [.. files.Select(File.ReadAllText), GlobalUsings];

        GeneratorRun generation = GeneratorRun.Once(sources);
        Assert.Empty(generation.Problems);
        Diagnostic[] findings = [.. (await AnalyzerRun.Findings(generation.Output)).Where(finding => finding.Severity != DiagnosticSeverity.Hidden)];

        Assert.True(files.Length > 20);
        Assert.Equal(
            files.Select((file, index) => (File: Path.GetFileName(file), Rule: Announced(sources[index]))).Where(pair => pair.Rule.Length > 0),
            findings.Select(finding => (File: Path.GetFileName(files[int.Parse(Path.GetFileNameWithoutExtension(finding.Location.SourceTree!.FilePath)["Source".Length..], System.Globalization.CultureInfo.InvariantCulture)]), Rule: finding.Id))
                .Distinct()
                .OrderBy(pair => Array.FindIndex(files, file => Path.GetFileName(file) == pair.File)));
    }

    private static string Announced(string source) => source.StartsWith("// NSL", StringComparison.Ordinal) ? source[3..source.IndexOf('\n', StringComparison.Ordinal)].Trim() : "";
}
