using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>The runtime library that test sources compile against and run on.</summary>
internal static class RuntimeUnderTest
{
    /// <summary>The runtime's file, copied next to the tests by the project file.</summary>
    public static string FilePath { get; } = Path.Combine(AppContext.BaseDirectory, "Runtime", "Neuroslyn.dll");

    /// <summary>The base library and the runtime, and nothing else that the tests happen to use.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = Collect();

    private static List<MetadataReference> Collect()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(file => Path.GetDirectoryName(file) == framework)
                .Append(FilePath)
                .Select(file => MetadataReference.CreateFromFile(file)),
        ];
    }
}
