using System.Reflection;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Files of the repository that tests compare with the code.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "..",
        ".."));

    /// <summary>The text of a file, lines ended by \n.</summary>
    /// <param name="path">Its path from the root.</param>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");
}
