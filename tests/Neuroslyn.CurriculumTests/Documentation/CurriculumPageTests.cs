using System.Reflection;
using System.Text.RegularExpressions;

namespace Neuroslyn.CurriculumTests.Documentation;

/// <summary>The page that leads from each statement of the curriculum to its place and its tests: complete, and true.</summary>
public sealed partial class CurriculumPageTests
{
    private const int Statements = 125;

    [Fact]
    public void EveryStatement_HasOneRow_InOrder()
    {
        int[] rows = [.. Rows().Select(row => int.Parse(row[0][1..], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(1, Statements), rows);
    }

    [Fact]
    public void EveryRow_NamesATest_OrAnswersInWords()
    {
        Assert.All(Rows(), row =>
        {
            Assert.Equal(4, row.Length);
            Assert.True(TestName().IsMatch(row[3]) || row[2].Length > 10, $"{row[0]} has neither a test nor an answer.");
        });
    }

    [Fact]
    public void EveryTestThatIsNamed_Exists()
    {
        HashSet<string> methods = [.. Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => MethodName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)];
        string[] named = [.. TestName().Matches(Page()).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !methods.Contains(name));
    }

    [Fact]
    public void EveryFileThatIsLinked_Exists() => Assert.All(
        Link().Matches(Page()).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal)),
        target => Assert.True(Path.Exists(Path.Combine(Root(), "docs", target)), $"{target} does not exist."));

    [Fact]
    public void All28Corrections_AreListed() => Assert.Equal(Enumerable.Range(1, 28), Correction().Matches(Page()).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static string[][] Rows() => [.. Page().Split('\n').Where(line => Row().IsMatch(line)).Select(line => line[1..^1].Split('|').Select(cell => cell.Trim()).ToArray())];

    private static string Page() => File.ReadAllText(Path.Combine(Root(), "docs", "curriculum.md")).ReplaceLineEndings("\n");

    internal static string Root() => Path.GetFullPath(Path.Combine(
        typeof(CurriculumPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static entry => entry.Key == "ProjectDirectory").Value!, "..", ".."));

    [GeneratedRegex(@"^\| S\d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`((?:S\d{3}_)\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Correction();
}
