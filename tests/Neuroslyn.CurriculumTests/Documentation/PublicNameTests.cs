using System.Reflection;
using System.Text.RegularExpressions;

namespace Neuroslyn.CurriculumTests.Documentation;

/// <summary>The pages name members of public types as they are called.</summary>
public sealed partial class PublicNameTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    [Fact]
    public void EveryMemberThatAPageNames_Exists()
    {
        // A page writes Dataset.Split, whether the member is of Dataset or of Dataset<T>.
        ILookup<string, Type> types = typeof(Optimizer).Assembly.GetExportedTypes().ToLookup(type => type.Name.Split('`')[0]);
        (string Page, string Type, string Name)[] named =
        [
            .. Directory.EnumerateFiles(Path.Combine(CurriculumPageTests.Root(), "docs"), "*.md")
                .SelectMany(file => Member().Matches(File.ReadAllText(file)).Select(match => (Path.GetFileName(file), match.Groups[1].Value, match.Groups[2].Value)))
                .Where(entry => types.Contains(entry.Item2)),
        ];

        Assert.InRange(named.Length, 20, int.MaxValue);
        Assert.All(named, entry => Assert.True(
            types[entry.Type].Any(type => type.GetMember(entry.Name, Public).Length > 0), $"{entry.Page} names {entry.Type}.{entry.Name}, which does not exist."));
    }

    [GeneratedRegex(@"`([A-Z]\w*)\.([A-Z]\w*)[^`\n]*`")]
    private static partial Regex Member();
}
