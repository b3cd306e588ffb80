namespace Neuroslyn.Generator.Tests.HarnessTests;

/// <summary>An empty directory for the length of one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("neuroslyn-").FullName;

    public IEnumerable<string> FileNames => Directory.EnumerateFiles(FullPath).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string File(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
