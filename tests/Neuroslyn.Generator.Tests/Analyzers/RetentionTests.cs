using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Tests.Fuzzing;

namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>An editor keeps analyzers for the whole session and makes a compilation per keystroke: whatever an analyzer holds on to is never given back.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task CompilationsThatWereAnalyzed_AreCollected()
    {
        WeakReference[] compilations = await AnalyzeAll();

        // What still runs on another thread after an analysis holds on to its compilation until it has ended.
        for (int i = 0; i < 600 && compilations.Any(reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(i);
        }

        Assert.Equal(0, compilations.Count(reference => reference.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference[]> AnalyzeAll()
    {
        List<WeakReference> compilations = [];
        foreach (string source in FuzzedSources.All)
        {
            compilations.Add(await Analyze(source));
        }

        return [.. compilations];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> Analyze(string source)
    {
        Compilation compilation = GeneratorRun.Once(source).Output;
        await AnalyzerRun.Findings(compilation);
        return new WeakReference(compilation);
    }
}
