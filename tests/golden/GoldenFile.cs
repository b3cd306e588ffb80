using System.Text.Json;

namespace Neuroslyn.Golden;

/// <summary>Reads the reference values in <c>tests/golden</c>; README.md there says what they are.</summary>
internal static class GoldenFile
{
    /// <summary>Reads one file, for instance <c>GoldenFile.Read("networks")</c>.</summary>
    /// <param name="name">The file's name without <c>.json</c>.</param>
    /// <exception cref="FileNotFoundException">The test project does not import <c>Golden.props</c>, or there is no such file.</exception>
    public static GoldenValue Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "golden", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new GoldenValue(document.RootElement.Clone(), name);
    }
}
