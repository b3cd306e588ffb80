using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>
/// Compares generated sources with approved files, in the conventions and with the call shape of Verify.SourceGenerators:
/// <c>public Task X() => Verify(driver);</c> against <c>Snapshots/&lt;Class&gt;.&lt;Method&gt;#&lt;hint&gt;.verified.cs</c>.
/// </summary>
/// <remarks>
/// To adopt that package, reference it, delete this file and the other <c>Snapshot*.cs</c> of this folder with their tests and the static
/// using in the project file, and add a module initializer that calls <c>VerifySourceGenerators.Initialize()</c> and
/// <c>Verifier.UseProjectRelativeDirectory("Snapshots")</c>. No test and no snapshot changes.
/// </remarks>
internal static class Snapshot
{
    /// <summary>Compares every source the driver generated; the test's class must have the name of its file.</summary>
    /// <param name="driver">A driver that has run.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public static SnapshotTask Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(driver);
        MethodInfo test = FindTest(Path.GetFileNameWithoutExtension(sourceFile.Replace('\\', '/')), method);
        return new SnapshotTask(test, parameters =>
        {
            var store = new SnapshotStore(Path.Combine(ProjectDirectory, "Snapshots"), SnapshotAcceptance.IsOn(Environment.GetEnvironmentVariable));
            store.Compare(SnapshotName.Prefix(test, parameters), GeneratedText(driver.GetRunResult()));
        });
    }

    /// <summary>File name parts and texts of all generated sources: the hint name as the first line, then the source.</summary>
    /// <exception cref="InvalidOperationException">The generator failed or reported diagnostics; assert those in code.</exception>
    internal static IReadOnlyList<SnapshotText> GeneratedText(GeneratorDriverRunResult result)
    {
        foreach (GeneratorRunResult generator in result.Results)
        {
            if (generator.Exception is { } exception)
            {
                throw new InvalidOperationException($"{generator.Generator.GetGeneratorType().Name} failed: {exception.Message}", exception);
            }
        }

        if (!result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"Snapshots hold sources only, but the generator reported {string.Join("; ", result.Diagnostics)}.");
        }

        return [.. result.Results
            .SelectMany(generator => generator.GeneratedSources)
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => new SnapshotText(
                Path.GetFileNameWithoutExtension(source.HintName),
                $"//HintName: {source.HintName}\n{source.SourceText}".ReplaceLineEndings("\n")))];
    }

    private static string ProjectDirectory => typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    private static MethodInfo FindTest(string className, string method)
    {
        MethodInfo[] candidates = [.. typeof(Snapshot).Assembly.GetTypes()
            .Where(type => type.Name == className && !type.IsNested)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(candidate => candidate.Name == method)];
        return candidates.Length == 1
            ? candidates[0]
            : throw new InvalidOperationException(
                $"Expected one public method '{method}' in one class '{className}', named like its file, found {candidates.Length}; snapshots are named after both.");
    }
}
