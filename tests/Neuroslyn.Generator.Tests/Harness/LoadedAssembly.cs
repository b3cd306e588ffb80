using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>A compilation loaded for execution, with a copy of the runtime of its own; unloads when disposed and no longer used.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly CompilationLoadContext _context = new();

    /// <summary>Emits and loads.</summary>
    /// <param name="compilation">Must compile.</param>
    public LoadedAssembly(Compilation compilation)
    {
        // Warnings are judged by GeneratorRun.Clean, which knows whose they are; here they must not keep code from running.
        Compilation lenient = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        using var image = new MemoryStream();
        EmitResult result = lenient.Emit(image);
        Assert.True(
            result.Success,
            $"The output does not compile:\n{SourceCompilation.Describe(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");
        image.Position = 0;
        Assembly = _context.LoadFromStream(image);
    }

    /// <summary>The loaded assembly. Its types are not those the tests see: talk to it by <see cref="Invoke{T}"/>.</summary>
    public Assembly Assembly { get; }

    /// <summary>Calls a static method of the test sources. Spans cannot pass through reflection, so let the sources wrap them.</summary>
    /// <typeparam name="T">A type of the base library.</typeparam>
    /// <param name="typeName">The full name of the type.</param>
    /// <param name="method">A static method, of any accessibility.</param>
    /// <param name="arguments">Its arguments.</param>
    public T Invoke<T>(string typeName, string method, params object?[] arguments)
    {
        Type type = Assembly.GetType(typeName, throwOnError: true)!;
        MethodInfo? found = type.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        Assert.True(found is not null, $"'{typeName}' has no static method '{method}'.");
        return (T)found.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    public void Dispose() => _context.Unload();

    private sealed class CompilationLoadContext() : AssemblyLoadContext("Compiled test sources", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "Neuroslyn" ? LoadFromAssemblyPath(RuntimeUnderTest.FilePath) : null;
    }
}
