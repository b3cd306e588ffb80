using System.Reflection;

namespace Neuroslyn.Generator.Tests.Emission;

/// <summary>The seven networks that the benchmarks compare, generated and compiled as a consumer's release build does it.</summary>
public sealed class ComparedNetworks : IDisposable
{
    private readonly LoadedAssembly _loaded;

    public ComparedNetworks()
    {
        Run = GeneratorRun.Clean(["global using System;", Source("INetworkCalls"), .. Names.Select(name => Source(name + "Network"))]);
        _loaded = Run.Load();
    }

    /// <summary>The networks, without the ending of their classes' names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Xor", "Iris", "Audio", "Digits", "Mnist", "Deep", "Wide"];

    internal GeneratorRun Run { get; }

    /// <summary>The emitted arithmetic of a network: all methods of its kernels class.</summary>
    public IReadOnlyList<MethodInfo> Kernels(string name)
    {
        Type kernels = Assert.Single(_loaded.Assembly.GetTypes(), type => type.Namespace == "Neuroslyn.Generated" && type.Name.EndsWith(name + "NetworkKernels", StringComparison.Ordinal));
        return [.. kernels.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)];
    }

    public void Dispose() => _loaded.Dispose();

    private static string Source(string name) => Repository.Read("benchmarks", "Neuroslyn.Benchmarks", "Networks", name + ".cs");
}
