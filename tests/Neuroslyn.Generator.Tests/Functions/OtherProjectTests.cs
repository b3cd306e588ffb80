using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.Functions;

/// <summary>Functions of another project: read where its source is at hand, as in an editor, and refused with a remedy where only its image is, as in a build.</summary>
public sealed class OtherProjectTests
{
    private const string Functions = """
        using System;
        using Neuroslyn;

        namespace Formulas;

        /// <summary>Activations and losses of a project of their own.</summary>
        public static class Shared
        {
            private static readonly float s_rate = 2;

            /// <summary>Ziyin, Hartwig, Ueda 2020.</summary>
            [Activation]
            public static float Snake(float x) => x + (Square(MathF.Sin(s_rate * x)) / s_rate);

            /// <summary>Log-cosh.</summary>
            [Loss]
            public static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));

            /// <summary>Not marked, and not a formula.</summary>
            public static float Stair(float x) => x - MathF.Floor(x);

            /// <summary>Marked, and not a formula.</summary>
            [Activation]
            public static float Steps(float x) => x * MathF.Round(x);

            private static float Square(float x) => x * x;
        }
        """;

    private const string Network = """
        using Neuroslyn;
        using Formulas;

        [Network(Input = 2, LossFunction = {1}nameof(Shared.LogCosh){2}, LossFunctions = typeof(Shared))]
        internal sealed partial class Net
        {
            [Dense(3, typeof(Shared), {1}nameof(Shared.{0}){2})] public partial DenseLayer Hidden { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }
        """;

    [Fact]
    public async Task WithSource_TheFormulaIsRead()
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Referring(Other().ToMetadataReference()), Named("Snake"));
        string text = run.Generation.TextOf();
        Assert.Contains("as written: public static float Snake(float x) =>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared.Snake(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared.LogCosh(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithSource_ItIsTheFormulaOfTheSameMethodHere()
    {
        string there = GeneratorRun.Clean(Referring(Other().ToMetadataReference()), Named("Snake")).TextOf();
        string here = GeneratorRun.Clean(Named("Snake"), Functions).TextOf();
        Assert.Equal(here, there);
    }

    [Fact]
    public async Task WithoutSource_EachNameSaysWhereAndWhatToDo()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Referring(Image()), Named("Snake", "NSL0012"));
        Assert.Equal(
            [
                "Cannot differentiate 'LogCosh': this build knows only its compiled form in 'Formulas', not its formula; compile its source file into this project too, with <Compile Include=\"...\" Link=\"...\" />",
                "Cannot differentiate 'Snake': this build knows only its compiled form in 'Formulas', not its formula; compile its source file into this project too, with <Compile Include=\"...\" Link=\"...\" />",
            ],
            run.Messages("NSL0012").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AFunctionThatIsWrongThere_IsReportedWhereItIsNamed()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Referring(Other().ToMetadataReference()), """
            using Neuroslyn;
            using Formulas;

            [Network(Input = 2, Loss = Loss.MeanSquaredError)]
            internal sealed partial class Net
            {
                [Dense(3, typeof(Shared), {|NSL0012:nameof(Shared.Steps)|})] public partial DenseLayer Hidden { get; }
                [Dense(1)] public partial DenseLayer Output { get; }
            }
            """);
        Assert.Equal("Cannot differentiate 'Steps': it cannot be differentiated; see the errors in project 'Formulas'", Assert.Single(run.Messages("NSL0012")));
    }

    [Fact]
    public async Task ACalledMethodThatIsWrongThere_IsReportedAtTheCall()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Referring(Other().ToMetadataReference()), """
            using Neuroslyn;
            using Formulas;

            internal static class Own
            {
                [Activation] internal static float Saw(float x) => x + {|NSL0012:Shared.Stair(2 * x)|};
            }
            """);
        Assert.Equal(
            "Cannot differentiate 'Shared.Stair(2 * x)': in project 'Formulas' it comes to 'MathF.Floor(x)', which cannot be differentiated; write its formula",
            Assert.Single(run.Messages("NSL0012")));
    }

    [Fact]
    public async Task ACalledMethodWithoutSource_IsReportedAtTheCall()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Referring(Image()), """
            using Neuroslyn;
            using Formulas;

            internal static class Own
            {
                [Activation] internal static float Twice(float x) => 2 * {|NSL0012:Shared.Snake(x)|};
            }
            """);
        Assert.Contains("'Shared.Snake' is neither", Assert.Single(run.Messages("NSL0012")), StringComparison.Ordinal);
    }

    private static string Named(string activation, string? id = null) => Network
        .Replace("{0}", activation, StringComparison.Ordinal)
        .Replace("{1}", id is null ? "" : $"{{|{id}:", StringComparison.Ordinal)
        .Replace("{2}", id is null ? "" : "|}", StringComparison.Ordinal);

    private static CompilationSettings Referring(MetadataReference other) => new() { References = [other] };

    private static CSharpCompilation Other() => SourceCompilation.Create([Functions], new CompilationSettings { AssemblyName = "Formulas" });

    private static PortableExecutableReference Image()
    {
        using var image = new MemoryStream();
        Assert.Empty(Other().Emit(image).Diagnostics);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
