using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Neuroslyn.Generator;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>Compiles network classes while the tests run; they use the runtime that the tests use.</summary>
internal static class CompiledNetworks
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkLayout).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>One network per definition, in the same order.</summary>
    public static IReadOnlyList<GeneratedNetwork<T>> Compile<T>(IReadOnlyList<NetworkDefinition> definitions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision precision = typeof(T) == typeof(double) ? Precision.Double : Precision.Single;
        string source = "global using Neuroslyn; global using System; using Neuroslyn.IntegrationTests.UserFunctions;\n" + string.Join('\n', definitions.Select((definition, index) => definition.ToSource(Name(index), precision)));
        return Compile<T>([.. definitions.Select((_, index) => Name(index))], source, EmbeddedSource("LearnedActivations.cs"));
    }

    /// <summary>The networks of the given names, which the sources declare in the global namespace.</summary>
    public static IReadOnlyList<GeneratedNetwork<T>> Compile<T>(IReadOnlyList<string> names, params string[] sources)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assembly assembly = Compile(sources);
        return [.. names.Select(name => GeneratedNetwork<T>.Of(assembly.GetType(name, throwOnError: true)!))];
    }

    /// <summary>The network of one definition.</summary>
    public static GeneratedNetwork<T> Compile<T>(NetworkDefinition definition)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Compile<T>([definition])[0];

    /// <summary>A file of functions that this project compiles too.</summary>
    public static string EmbeddedSource(string file)
    {
        using Stream stream = typeof(CompiledNetworks).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Name(int index) => $"Network{index}";

    private static Assembly Compile(string[] sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None);
        var compilation = CSharpCompilation.Create(
            "Networks",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        using var image = new MemoryStream();
        Assert.Empty(output.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        image.Position = 0;
        return new AssemblyLoadContext("Compiled networks").LoadFromStream(image);
    }
}
