using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>What projects set, and what else stands in them: generated code compiles without a warning whatever it is.</summary>
public sealed class ProjectTests
{
    private const string Source = """
        using Neuroslyn;
        namespace Demo;
        [Network(Input = 3, Loss = Loss.CrossEntropy)]
        public sealed partial class Net
        {
            [Dense(4, Activation.Elu), Dropout(0.2)] public partial DenseLayer Hidden { get; }
            [Dense(2, Activation.Softmax)] public partial DenseLayer Output { get; }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    [InlineData(LanguageVersion.Latest)]
    public void LanguageVersions_From13On_Compile(LanguageVersion version) => GeneratorRun.Clean(new CompilationSettings { LanguageVersion = version }, Source);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void OlderLanguageVersions_GenerateNothing(LanguageVersion version) =>
        Assert.Empty(GeneratorRun.Any(new NetworkGenerator(), new CompilationSettings { LanguageVersion = version }, Source).Sources);

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    public void NullableContexts_Compile(NullableContextOptions nullable) => GeneratorRun.Clean(new CompilationSettings { Nullable = nullable }, Source);

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void DocumentationModes_Compile(DocumentationMode mode) => GeneratorRun.Clean(new CompilationSettings { Documentation = mode }, Source);

    [Fact]
    public void CheckedArithmetic_Compiles() => GeneratorRun.Clean(new CompilationSettings { CheckOverflow = true }, Source);

    [Fact]
    public void CarriageReturns_ChangeNothing() => Assert.Equal(
        GeneratorRun.Clean(Source).TextOf(),
        GeneratorRun.Clean(Source.ReplaceLineEndings("\r\n")).TextOf());

    [Fact]
    public void GeneratedLines_EndInLineFeeds() => Assert.DoesNotContain('\r', GeneratorRun.Clean(Source.ReplaceLineEndings("\r\n")).TextOf());

    [Fact]
    public void NamesOfTheBaseLibrary_MayBeTaken() => GeneratorRun.Clean(
        Source.Replace("namespace Demo;", "namespace Demo.System.Neuroslyn;", StringComparison.Ordinal).Replace("using Neuroslyn;", "using global::Neuroslyn;", StringComparison.Ordinal),
        """
        global using Wide = System.Int32;
        global using Native = System.String;
        namespace Demo.System { class Span; class Math; class MathF; class ReadOnlySpan; class ArgumentException; }
        namespace Demo.System.Neuroslyn { class Workspace; class ParameterBuffer; class Kernels; class NetworkLayout; class Unsafe; class Vector; class VectorMath; class MemoryMarshal; }
        """,
        "class Vector512; class Unsafe; class VectorMath; class MemoryMarshal; class Kernels; class Reductions; class NetKernels; class Vector;");

    [Fact]
    public void SeveralNetworks_UseEachOthersNothing()
    {
        string second = Source.Replace("class Net", "class Other", StringComparison.Ordinal).Replace("Hidden", "Inner", StringComparison.Ordinal);

        GeneratorRun both = GeneratorRun.Clean(Source, second);

        Assert.Equal(GeneratorRun.Clean(Source).TextOf(), both.TextOf("Demo.Net.g.cs"));
        Assert.Equal(GeneratorRun.Clean(second).TextOf(), both.TextOf("Demo.Other.g.cs"));
    }
}
